import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Handler } from '@/lib/server/http/handler';
import { handOverTo } from '@/lib/server/pages/hand-over';

let folder: string;
let inner: Server;
let outer: Server;
let url: string;
let answerWith: Handler;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-hand-over-'));
  const socket = join(folder, 'socket');
  inner = createServer((incoming, response) => answerWith(incoming, response));
  await new Promise<void>((resolve) => inner.listen(socket, resolve));
  const handler = handOverTo(socket);
  outer = createServer((incoming, response) => {
    response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Cache-Control', 'public');
    handler(incoming, response, { host: 'tokens.example', cookie: 'session=x' });
  });
  await new Promise<void>((resolve) => outer.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(outer.address() as AddressInfo).port}`;
});

afterEach(() => {
  for (const server of [inner, outer]) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

it('hands over method, address, the headers it is given and the body, and the answer with every header', async () => {
  let seen: IncomingMessage | undefined;
  answerWith = async (incoming, response) => {
    seen = incoming;
    incoming.setEncoding('utf8');
    let body = '';
    for await (const chunk of incoming) body += chunk;
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.setHeader('Cache-Control', 'no-store');
    response.writeHead(201).end(`${body}!`);
  };
  const answer = await fetch(`${url}/tokens?q=%C3%A9`, {
    method: 'POST',
    headers: { cookie: 'session=mine', 'x-two': 'one' },
    body: 'é'.repeat(100_000),
  });
  expect([seen?.method, seen?.url, seen?.headers.cookie]).toEqual(['POST', '/tokens?q=%C3%A9', 'session=x']);
  expect(seen?.headers).toEqual({
    host: 'tokens.example',
    cookie: 'session=x',
    'content-length': '200000',
    connection: 'close',
  });
  expect(answer.status).toBe(201);
  expect(await answer.text()).toBe(`${'é'.repeat(100_000)}!`);
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  // What the page says goes before what stood there; what it does not say stays.
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-frame-options')).toBe('DENY');
});

it('answers HEAD without a body, and 304 as it is', async () => {
  answerWith = (incoming, response) =>
    response.writeHead(incoming.url === '/same' ? 304 : 200, { ETag: '"1"' }).end();
  const head = await fetch(url, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect((await fetch(`${url}/same`)).status).toBe(304);
});

it('sends what has been made so far while the rest is being made', async () => {
  let finish = () => {};
  answerWith = (_, response) => {
    response.write('first');
    finish = () => response.end(' second');
  };
  const answer = await fetch(url);
  const reader = answer.body?.getReader();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first');
  finish();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe(' second');
});

it('lets go of a page that nobody waits for any more', async () => {
  const gone = new Promise<void>((resolve) => {
    answerWith = (_, response) => {
      response.once('close', resolve);
      response.write('first');
    };
  });
  const stop = new AbortController();
  await fetch(url, { signal: stop.signal });
  stop.abort();
  await gone;
});

it('says that it is not its best moment when nobody renders', async () => {
  inner.closeAllConnections();
  await new Promise((resolve) => inner.close(resolve));
  const answer = await fetch(url, { method: 'POST', body: 'lost?' });
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
  expect(await answer.text()).toMatch(/try again/);
});

it('cuts an answer that broke off, so that nobody takes half a page for a whole one', async () => {
  answerWith = (_, response) => {
    response.write('half');
    setImmediate(() => response.destroy());
  };
  const answer = new Promise((resolve) => {
    request(url, (response) =>
      response
        .resume()
        .once('error', resolve)
        .once('end', () => resolve('whole')),
    ).end();
  });
  expect(await answer).toBeInstanceOf(Error);
});
