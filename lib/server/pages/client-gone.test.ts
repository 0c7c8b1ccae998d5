import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, BlockList } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logTo } from '@/lib/log/log';
import { RawConnection } from '@/lib/server/http/testing/raw-connection';
import { handOverTo } from '@/lib/server/pages/hand-over';
import { handlePageRequest } from '@/lib/server/pages/page-request';

// For a machine that does much else.
const PATIENCE = { timeout: 15_000 };
vi.setConfig({ testTimeout: 20_000 });

const lines: string[] = [];
const told = () => lines.map((line) => JSON.parse(line) as { level: string; status: number; path: string });

let folder: string;
let pages: Server;
let front: Server;
let client: RawConnection;
let asked: [IncomingMessage, ServerResponse][];

beforeEach(async () => {
  lines.length = 0;
  asked = [];
  logTo({ write: (line) => void lines.push(line) });
  folder = mkdtempSync(join(tmpdir(), 'latchkey-gone-'));
  const socket = join(folder, 'socket');
  pages = createServer((request, response) => void asked.push([request, response]));
  await once(pages.listen(socket), 'listening');
  front = createServer(
    handlePageRequest(handOverTo(socket), { trusted: new BlockList(), https: false, dev: false }),
  );
  await once(front.listen(0, '127.0.0.1'), 'listening');
  client = await RawConnection.open((front.address() as AddressInfo).port);
});

afterEach(() => {
  client.destroy();
  for (const server of [front, pages]) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

const host = () => `Host: 127.0.0.1:${(front.address() as AddressInfo).port}`;
const untilAsked = () => expect.poll(() => asked.length, PATIENCE).toBe(1);

it.each(['before the answer', 'in the middle of it'])(
  'who leaves %s is 499 in the log, at level info',
  async (when) => {
    client.send(`GET /tokens HTTP/1.1\r\n${host()}\r\n\r\n`);
    await untilAsked();
    if (when !== 'before the answer') {
      asked[0]?.[1].write('half of it');
      await expect.poll(() => client.text, PATIENCE).toContain('half of it');
    }
    client.destroy();
    await expect
      .poll(told, PATIENCE)
      .toEqual([expect.objectContaining({ level: 'info', status: 499, path: '/tokens' })]);
  },
);

it('an upload that breaks off is 499 in the log, and the pages’ process never hears of it', async () => {
  const arrived = once(front, 'request');
  client.send(
    `POST /tokens HTTP/1.1\r\n${host()}\r\nOrigin: http://${host().slice(6)}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf`,
  );
  await arrived;
  client.destroy();
  await expect.poll(told, PATIENCE).toEqual([expect.objectContaining({ level: 'info', status: 499 })]);
  expect(asked).toEqual([]);
});

it('an answer that breaks off on our side is an error of ours', async () => {
  client.send(`GET /tokens HTTP/1.1\r\n${host()}\r\n\r\n`);
  await untilAsked();
  asked[0]?.[1].write('half of it');
  await expect.poll(() => client.text, PATIENCE).toContain('half of it');
  asked[0]?.[1].destroy();
  await expect.poll(told, PATIENCE).toEqual([expect.objectContaining({ level: 'error', status: 502 })]);
});

it('who was served is in the log with the status of the answer', async () => {
  client.send(`GET /tokens HTTP/1.1\r\n${host()}\r\n\r\n`);
  await untilAsked();
  asked[0]?.[1].writeHead(201).end('whole');
  await expect.poll(told, PATIENCE).toEqual([expect.objectContaining({ level: 'info', status: 201 })]);
});
