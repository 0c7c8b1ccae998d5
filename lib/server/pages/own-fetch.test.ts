import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OWN_ORIGIN, withOwnPages } from '@/lib/server/pages/own-fetch';

let folder: string;
let socket: string;
let server: Server;
let asked: IncomingMessage[];
let bodies: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-own-'));
  socket = join(folder, 'socket');
  asked = [];
  bodies = [];
  server = createServer(async (request, response) => {
    asked.push(request);
    bodies.push(await text(request));
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

it('hands a form on whole, as Next does when it names an action of another page', async () => {
  const form = new FormData();
  form.set('name', 'é'.repeat(10_000));
  await withOwnPages(socket, fetch)(`${OWN_ORIGIN}/tokens/new`, { method: 'POST', body: form });
  expect(asked[0]?.method).toBe('POST');
  expect(asked[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(bodies[0]).toContain('é'.repeat(10_000));
  const stream = new Blob(['streamed']).stream();
  const streamed = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
  await withOwnPages(socket, fetch)(`${OWN_ORIGIN}/tokens/new`, streamed);
  expect(bodies[1]).toBe('streamed');
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
