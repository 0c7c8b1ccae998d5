import { createServer, get, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { setConfig } from '@/lib/config';
import { frontMark, makeFrontMark } from '@/lib/front-mark';
import { logTo } from '@/lib/log/log';
import { trustedProxies } from '@/lib/server/http/client-address';
import { factsOf, handlePageRequest } from '@/lib/server/pages/page-request';

let server: Server;
let url: string;
/** The headers that a page would see. */
let seen: Record<string, string>;
const lines: string[] = [];

beforeAll(async () => {
  makeFrontMark();
  logTo({ write: (line) => lines.push(line) });
  const exposure = { trusted: trustedProxies(['127.0.0.2']), https: false, dev: false };
  server = createServer(
    handlePageRequest((_request, response, headers) => {
      seen = headers;
      response.end('answer');
    }, exposure),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => lines.splice(0));

afterAll(() => server.close());

it('gives Next the nonce of the policy that the browser gets', async () => {
  const answer = await fetch(url);
  expect(seen['content-security-policy']).toBe(answer.headers.get('content-security-policy'));
  const again = await fetch(url);
  expect(again.headers.get('content-security-policy')).not.toBe(
    answer.headers.get('content-security-policy'),
  );
});

it('hands on the real address and number of the request', async () => {
  const headers = {
    'x-latchkey-address': '6.6.6.6',
    'x-latchkey-request-id': 'mine',
    'x-latchkey-front': 'mine',
    'x-latchkey-path': '/mine',
    'x-forwarded-for': '6.6.6.6',
  };
  const answer = await fetch(url, { headers });
  expect(seen['x-latchkey-address']).toBe('127.0.0.1');
  expect(seen['x-latchkey-front']).toBe(frontMark());
  expect(seen['x-latchkey-path']).toBe('/');
  expect(seen['x-latchkey-request-id']).toBe(answer.headers.get('x-request-id'));
  expect(seen).not.toHaveProperty('x-forwarded-for');
  expect(Object.values(seen)).not.toContain('6.6.6.6');
});

it('logs the path and nothing that may hold a secret', async () => {
  const headers = { authorization: 'Bearer lk_secret', cookie: 'session=lk_secret' };
  const answer = await fetch(`${url}/tokens?q=lk_secret`, {
    method: 'POST',
    headers: { ...headers, origin: url },
    body: 'lk_secret',
  });
  await answer.text();
  await expect.poll(() => lines.length).toBe(1);
  const requestId = answer.headers.get('x-request-id');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    method: 'POST',
    path: '/tokens',
    status: 200,
    requestId,
  });
  expect(lines[0]).not.toContain('lk_secret');
});

it('knows a form from PUBLIC_URL as our own, and no other', async () => {
  setConfig({ PUBLIC_URL: 'https://tokens.example.com' });
  await fetch(url, { method: 'POST', headers: { origin: 'https://tokens.example.com' } });
  expect(seen['x-forwarded-host']).toBe('tokens.example.com');
  const ours = seen;
  for (const origin of ['https://evil.example', 'http://tokens.example.com', url, 'null']) {
    lines.splice(0);
    const headers = { origin, 'x-forwarded-host': 'tokens.example.com' };
    const answer = await fetch(url, { method: 'POST', headers });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Open https://tokens.example.com');
    expect(seen, 'no page hears of it').toBe(ours);
    await expect.poll(() => lines.length).toBe(2);
    const [said, request] = lines.map((line) => JSON.parse(line));
    expect(said).toMatchObject({ level: 'warn', reason: 'foreign form', origin, msg: 'refused' });
    expect(request).toMatchObject({ status: 403, msg: 'request' });
  }
  setConfig({ PUBLIC_URL: '' });
});

/** Asks as the trusted proxy does, and gives where the pages then believe to be. */
async function asProxy(headers: Record<string, string>): Promise<(string | undefined)[]> {
  const { port } = server.address() as AddressInfo;
  const asked = request({ host: '127.0.0.1', port, localAddress: '127.0.0.2', method: 'POST', headers });
  const answer = new Promise<IncomingMessage>((resolve) => asked.once('response', resolve));
  asked.end();
  expect((await answer).resume().statusCode).toBe(200);
  return [seen['x-forwarded-proto'], seen['x-forwarded-host']];
}

it('tells pages one host and one scheme, PUBLIC_URL’s, whatever a proxy says in one header or in two', async () => {
  setConfig({ PUBLIC_URL: 'https://tokens.example.com:8443' });
  for (const said of ['tokens.example.com', 'tokens.example.com, inner.example', 'tokens.example.com:8443']) {
    const headers = { host: 'latchkey:3000', origin: 'https://tokens.example.com:8443' };
    expect(await asProxy({ ...headers, 'x-forwarded-host': said, 'x-forwarded-proto': 'http' })).toEqual([
      'https',
      'tokens.example.com:8443',
    ]);
  }
  setConfig({ PUBLIC_URL: '' });
});

it('without PUBLIC_URL they are the trusted proxy’s, as browsers write them', async () => {
  const headers = { host: 'latchkey:3000', origin: 'https://a.example', 'x-forwarded-proto': 'https, http' };
  expect(await asProxy({ ...headers, 'x-forwarded-host': 'A.example:443, inner.example' })).toEqual([
    'https',
    'a.example',
  ]);
  await fetch(url, { headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' } });
  expect([seen['x-forwarded-proto'], seen['x-forwarded-host']]).toEqual(['http', new URL(url).host]);
});

it('without PUBLIC_URL a refusal names Host and PUBLIC_URL, to the person and in the log', async () => {
  const answer = await fetch(url, { method: 'POST', headers: { origin: 'https://tokens.example.com' } });
  expect(answer.status).toBe(403);
  const says = await answer.text();
  expect(says).toContain(
    `its Origin is “https://tokens.example.com”, and the request came with Host “${new URL(url).host}”`,
  );
  expect(says).toContain('the operator must set PUBLIC_URL');
  await expect.poll(() => lines.length).toBe(2);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'refused', says: says.trim() });
});

it('answers no page under the name of another host, where PUBLIC_URL says our own', async () => {
  setConfig({ PUBLIC_URL: 'https://tokens.example.com' });
  const { port } = server.address() as AddressInfo;
  const statusUnder = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = get({ host: '127.0.0.1', port, headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.once('error', reject);
    });
  expect(await statusUnder('rebound.evil.example')).toBe(421);
  expect(await statusUnder('tokens.example.com')).toBe(200);
  expect(await statusUnder(`localhost:${port}`)).toBe(200);
  setConfig({ PUBLIC_URL: '' });
});

it('tells pages of a peer that forwards without being listed, and of no other', async () => {
  await fetch(url, { headers: { 'x-forwarded-for': '192.0.2.1' } });
  expect(seen['x-latchkey-unlisted-proxy']).toBe('yes');
  await fetch(url, { headers: { 'x-latchkey-unlisted-proxy': 'yes' } });
  expect(seen).not.toHaveProperty('x-latchkey-unlisted-proxy');
});

it('does not look at X-Forwarded-For of a peer that is not trusted', () => {
  const from = (remoteAddress: string) =>
    ({
      socket: { remoteAddress },
      get rawHeaders(): string[] {
        throw new Error('looked at');
      },
    }) as unknown as IncomingMessage;
  const trusted = trustedProxies(['127.0.0.2']);
  expect(factsOf(from('192.0.2.1'), trusted).address).toBe('192.0.2.1');
  expect(() => factsOf(from('127.0.0.2'), trusted)).toThrow('looked at');
});
