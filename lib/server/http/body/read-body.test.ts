import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBody } from '@/lib/server/http/body/read-body';
import { refuse } from '@/lib/server/http/refuse';
import { RawConnection } from '@/lib/server/http/testing/raw-connection';

const MOST = 1000;
let port: number;
const outcomes: unknown[] = [];

const server = createServer(async (request, response) => {
  const body = await readBody(request, MOST);
  outcomes.push(body.ok ? body.value.toString() : body.error);
  if (body.ok) response.end();
  else refuse(request, response, 413, 'Too much.');
});

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const CHUNKED = 'POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n';

it('gives a body that comes in pieces whole, up to the last byte that is allowed', async () => {
  const connection = await RawConnection.open(port);
  connection.send(CHUNKED);
  for (let i = 0; i < 4; i++) connection.send(chunk('x'.repeat(MOST / 4)));
  connection.send('0\r\n\r\n');
  await connection.answered(1);
  expect(connection.answers[0]?.status).toBe(200);
  expect(outcomes.pop()).toBe('x'.repeat(MOST));
  connection.destroy();
});

it.each([
  ['announced', `POST / HTTP/1.1\r\nHost: h\r\nContent-Length: ${MOST + 1}\r\n\r\n${'x'.repeat(MOST + 1)}`],
  ['chunked', `${CHUNKED}${chunk('x'.repeat(MOST + 1))}0\r\n\r\n`],
  ['chunked without an end', `${CHUNKED}${chunk('x'.repeat(MOST))}${chunk('x')}`],
  ['only announced', `POST / HTTP/1.1\r\nHost: h\r\nContent-Length: ${2 ** 40}\r\n\r\n`],
])('refuses one byte more, %s, and ends the connection with the answer', async (_, bytes) => {
  const connection = await RawConnection.open(port);
  connection.send(bytes);
  await connection.closed;
  expect(connection.answers.map(({ status }) => status)).toEqual([413]);
  expect(connection.text).toMatch(/Connection: close\r\n[\s\S]*\r\n\r\nToo much\.\n$/);
  expect(outcomes.pop()).toBe('too-large');
});

it('says so when the client left before all had arrived', async () => {
  const connection = await RawConnection.open(port);
  const arrived = once(server, 'request');
  connection.send(CHUNKED + chunk('x'));
  await arrived;
  connection.destroy();
  await expect.poll(() => outcomes.pop()).toBe('gone');
});
