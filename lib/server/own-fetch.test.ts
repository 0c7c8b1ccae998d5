import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OWN_ORIGIN, withOwnPages } from '@/lib/server/own-fetch';

let folder: string;
let socket: string;
let server: Server;
let asked: IncomingMessage[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-own-'));
  socket = join(folder, 'socket');
  asked = [];
  server = createServer((request, response) => {
    asked.push(request);
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.writeHead(201, { 'content-type': 'text/x-component' }).end('é'.repeat(100_000));
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

it('asks its own pages over the socket, and gives the whole answer', async () => {
  const elsewhere = vi.fn<typeof fetch>();
  const ownFetch = withOwnPages(socket, elsewhere);
  const headers = new Headers({ cookie: 'session=x', 'x-latchkey-address': '192.0.2.1' });
  const answer = await ownFetch(new URL(`${OWN_ORIGIN}/tokens?q=%C3%A9`), { headers });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('content-type')).toBe('text/x-component');
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await answer.text()).toBe('é'.repeat(100_000));
  expect(asked[0]).toMatchObject({ method: 'GET', url: '/tokens?q=%C3%A9' });
  expect(asked[0]?.headers).toMatchObject({
    cookie: 'session=x',
    'x-latchkey-address': '192.0.2.1',
    'x-latchkey-path': '/tokens?q=%C3%A9',
  });
  expect(elsewhere).not.toHaveBeenCalled();
});

it('leaves every other address to fetch', async () => {
  const elsewhere = vi.fn<typeof fetch>(async () => new Response('other'));
  const answer = await withOwnPages(socket, elsewhere)('http://localhost:3000/tokens', { method: 'HEAD' });
  expect(await answer.text()).toBe('other');
  expect(elsewhere).toHaveBeenCalledWith('http://localhost:3000/tokens', { method: 'HEAD' });
  expect(asked).toEqual([]);
});

it('fails when the socket is gone', async () => {
  server.close();
  await expect(withOwnPages(socket, fetch)(`${OWN_ORIGIN}/tokens`)).rejects.toMatchObject({ code: 'ENOENT' });
});
