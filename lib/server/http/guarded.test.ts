import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { logTo } from '@/lib/log/log';
import { guarded } from '@/lib/server/http/guarded';
import type { Handler } from '@/lib/server/http/handler';

let handler: Handler;
const server = createServer((request, response) => guarded(handler)(request, response));
const lines: string[] = [];
logTo({ write: (line) => lines.push(line) });

beforeEach(async () => {
  lines.splice(0);
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const failures: [string, Handler][] = [
  [
    'at once',
    () => {
      throw new Error('a secret cause');
    },
  ],
  ['later', () => Promise.reject(new Error('a secret cause'))],
  [
    'after it named a length',
    (_, response) => {
      response.setHeader('Content-Length', '5');
      throw new Error('a secret cause');
    },
  ],
];

it.each(failures)('answers 500 for an error thrown %s, and logs what it was', async (_, failing) => {
  handler = failing;
  const answer = await fetch(url());
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('secret cause');
  expect(lines.join()).toContain('a secret cause');
});

it('cuts an answer that had begun', async () => {
  handler = async (_, response) => {
    response.write('half');
    throw new Error('a secret cause');
  };
  const [answer] = (await once(get(url()), 'response')) as [IncomingMessage];
  await expect(text(answer)).rejects.toThrow('aborted');
});
