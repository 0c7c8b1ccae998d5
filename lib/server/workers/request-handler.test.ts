import { afterAll, beforeAll, expect, it } from 'vitest';
import { setConfig } from '@/lib/config';
import { headerOf, RawConnection } from '@/lib/server/http/testing/raw-connection';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';

let front: Front;
beforeAll(async () => {
  front = await startFront({ PUBLIC_URL: 'http://localhost/latchkey' });
});
afterAll(async () => {
  await front.stop();
  setConfig({ PUBLIC_URL: '' });
});

/** The answer to a target that is sent as it stands. */
async function ask(target: string, headers = '') {
  const connection = await RawConnection.open(front.port);
  connection.send(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n${headers}Connection: close\r\n\r\n`);
  await connection.closed;
  const [answer] = connection.answers;
  return { status: answer?.status, madeFor: answer && headerOf(answer, 'X-Arrived')?.split(' ')[0] };
}

it.each([
  ['/latchkey/tokens/one', '/latchkey/tokens/one'],
  ['/tokens/two', '/latchkey/tokens/two'],
  ['/latchkey', '/latchkey'],
  ['/latchkey/?a=b', '/latchkey?a=b'],
  ['/latchkey?a=b', '/latchkey?a=b'],
  ['/', '/latchkey'],
  ['/latchkey/_next/static/three.js', '/latchkey/_next/static/three.js'],
  // Not ours, but a page that there is none of.
  ['/latchkeys', '/latchkey/latchkeys'],
  ['/latchkey/latchkey/four', '/latchkey/latchkey/four'],
])('pages are asked for %s as %s, as they were built', async (target, madeFor) => {
  expect(await ask(target)).toEqual({ status: 200, madeFor });
});

it('pages learn the path beneath that of our address', async () => {
  await ask('/latchkey/tokens/five?page=2');
  expect(front.recorder.of('five?page=2')[0]?.headers['x-latchkey-path']).toBe('/tokens/five?page=2');
});

it.each([
  ['/latchkey/api/health', 200],
  ['/api/health', 200],
  ['/latchkey/api/v1/verify', 401],
  ['/api/v1/verify', 401],
  ['/latchkey/api/v1/verify/../x', 401],
  ['/latchkey//execute/Tokens/list', 401],
  ['/latchkey/../api/health', 400],
  ['/latchkey/%2e%2e/api/health', 400],
  ['/latchkey//api/v1/token', 400],
  ['//latchkey/api/v1/token', 400],
])('%s is answered %i: the path in front changes no reading of what is behind it', async (target, status) => {
  expect((await ask(target)).status).toBe(status);
});

it('the proxy door gives its verdict beneath the path whatever else a client expects', async () => {
  expect((await ask('/latchkey/api/v1/verify', 'Expect: tea\r\n')).status).toBe(401);
  expect((await ask('/latchkey/api/health', 'Expect: tea\r\n')).status).toBe(417);
});
