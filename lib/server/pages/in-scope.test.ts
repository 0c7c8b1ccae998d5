import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { setConfig } from '@/lib/config';
import { requestScope } from '@/lib/request-scope';
import type { Handler } from '@/lib/server/http/handler';
import { inScope } from '@/lib/server/pages/in-scope';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(pages: Handler): Promise<(requestId: string) => Promise<Response>> {
  server = createServer(inScope(pages)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  return (id) => fetch(url, { headers: { 'x-latchkey-request-id': id }, redirect: 'manual' });
}

it('answers 503 with Retry-After where Next would answer 500 for want of the database, and nothing else differs', async () => {
  const ask = await serve(async (_, response) => {
    await pause(1);
    const scope = requestScope();
    if (scope?.requestId.startsWith('away')) scope.unavailable = true;
    response.statusCode = scope?.requestId === 'away-but-shown' ? 200 : 500;
    response.setHeader('Content-Type', 'text/plain');
    response.write('made ');
    response.end(`for ${scope?.requestId}`);
  });
  const answers = await Promise.all(
    ['away', 'failed', 'away-but-shown'].map(async (id) => {
      const answer = await ask(id);
      return [answer.status, answer.headers.get('retry-after'), await answer.text()];
    }),
  );
  expect(answers).toEqual([
    [503, '1', 'made for away'],
    [500, null, 'made for failed'],
    [200, null, 'made for away-but-shown'],
  ]);
});

it('where a form leads to gets the path of our address, which Next leaves out; other answers stay', async () => {
  const led = await serve((_, response) => {
    const [status = '', location = ''] = requestScope()?.requestId.split(' ') ?? [];
    response.statusCode = Number(status);
    response.setHeader('Location', location);
    response.end();
  });
  const locationOf = async (id: string) => (await led(id)).headers.get('location');
  expect(await locationOf('303 /tokens')).toBe('/tokens');
  setConfig({ PUBLIC_URL: 'https://example.com/tokens' });
  try {
    expect(await locationOf('303 /tokens?page=2')).toBe('/tokens/tokens?page=2');
    expect(await locationOf('303 https://other.example/')).toBe('https://other.example/');
    expect(await locationOf('307 /tokens/tokens')).toBe('/tokens/tokens');
  } finally {
    setConfig({ PUBLIC_URL: '' });
  }
});
