import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { headerOf, type RawAnswer, RawConnection } from '@/lib/server/http/testing/raw-connection';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';

let front: Front;
let token: TestToken;

beforeAll(async () => {
  token = await makeToken(await makeAccount());
  front = await startFront({ PUBLIC_URL: 'https://tokens.example' });
});
afterAll(() => front.stop());

async function ask(...lines: string[]): Promise<RawAnswer & { text: string }> {
  const connection = await RawConnection.open(front.port);
  connection.send(`${lines.join('\r\n')}\r\n\r\n`);
  await connection.closed;
  const [answer] = connection.answers;
  if (!answer) throw new Error(`No answer to ${lines[0]}`);
  return { ...answer, text: connection.text };
}

const API = [
  ['GET /api/health', 200],
  ['HEAD /api/health', 200],
  ['GET /api/metrics', 200],
  ['GET /api/openapi.json', 200],
  ['GET /api/v1/verify', 200],
  ['GET /api/v1/verify/any/path', 200],
  ['GET /api/v1/token', 200],
  ['GET /execute/Tokens/list', 200],
  ['GET //execute/Tokens/list', 200],
  ['GET /json-api/cpanel', 404],
] as const;

test.each(API)('%s is answered %i in HTTP/1.0 without Host', async (line, status) => {
  const answer = await ask(`${line} HTTP/1.0`, `Authorization: ${token.bearer.Authorization}`);
  expect([answer.status, headerOf(answer, 'Connection')]).toEqual([status, 'close']);
});

test('a bad token is refused there as anywhere', async () => {
  for (const line of ['GET /api/v1/verify', 'GET /api/v1/token', 'GET /execute/Tokens/list'])
    expect((await ask(`${line} HTTP/1.0`, 'Authorization: Bearer lk_x')).status).toBe(401);
});

test('a page needs a host', async () => {
  for (const line of ['GET /', 'GET /sign-in', 'POST /sign-in']) {
    const { status, text } = await ask(`${line} HTTP/1.0`);
    expect([line, status]).toEqual([line, 400]);
    expect(text).toContain('Host header');
  }
  expect(front.recorder.of('sign-in')).toEqual([]);
});

test('which methods pages take is said to anybody, and nothing else is', async () => {
  for (const lines of [
    ['OPTIONS / HTTP/1.0'],
    ['OPTIONS /tokens HTTP/1.1', 'Host: h', 'Connection: close'],
  ]) {
    const answer = await ask(...lines);
    expect([answer.status, headerOf(answer, 'Allow')]).toEqual([200, 'GET, HEAD, POST, OPTIONS']);
  }
});

test('HTTP/1.1 without Host, or with an empty one, is refused everywhere', async () => {
  for (const [line] of [...API, ['GET /sign-in'], ['OPTIONS /']] as const)
    expect([line, (await ask(`${line} HTTP/1.1`, 'Connection: close')).status]).toEqual([line, 400]);
});

test('where Basic is offered beside Bearer, each stands on a line of its own', async () => {
  for (const path of ['/api/v1/token', '/execute/Tokens/list', '/json-api/x']) {
    const { head } = await ask(`GET ${path} HTTP/1.0`);
    expect(head.match(/^WWW-Authenticate: .*$/gim)?.map((line) => line.trim())).toEqual([
      'WWW-Authenticate: Bearer realm="Latchkey"',
      'WWW-Authenticate: Basic realm="Latchkey", charset="UTF-8"',
    ]);
  }
});

test('at the proxy’s door both stand on one line, for nginx before 1.23 hands on no more than one', async () => {
  const { head } = await ask('GET /api/v1/verify HTTP/1.0');
  expect(head.match(/^WWW-Authenticate: .*$/gim)).toHaveLength(1);
  expect(head).toContain('WWW-Authenticate: Bearer realm="Latchkey", Basic realm="Latchkey"');
});
