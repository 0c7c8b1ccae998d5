import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { RawConnection } from '@/lib/server/http/testing/raw-connection';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';

const KB = 1024;
const BODY_MOST = 64 * KB;
let front: Front;
let token: TestToken;

beforeAll(async () => {
  token = await makeToken(await makeAccount());
  front = await startFront();
});
afterAll(() => front.stop());

/** The status of the first answer, and the whole text, to bytes that may be but the beginning of a request. */
async function answerTo(bytes: string): Promise<{ status: number | undefined; text: string }> {
  const connection = await RawConnection.open(front.port);
  connection.send(bytes);
  await connection.answered(1);
  const [answer] = connection.answers;
  connection.destroy();
  return { status: answer?.status, text: connection.text };
}

const good = () => `Authorization: Bearer ${token.secret}\r\n`;
const JSON_TYPE = 'Content-Type: application/json\r\n';
const head = (target: string, headers: string) => `${target} HTTP/1.1\r\nHost: h\r\n${headers}`;
const announced = (bytes: number) => `Content-Length: ${bytes}\r\n\r\n`;
const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${' '.repeat(bytes)}\r\n`;
const CHUNKED = 'Transfer-Encoding: chunked\r\n\r\n';

test.each([
  'POST /api/v1/tokens',
  'POST /api/v1/tokens/revoke',
  'POST /api/v1/introspect',
  'POST /execute/Tokens/list',
])('%s reads 64 KB and no more, announced or chunked', async (target) => {
  const whole = `${chunk(BODY_MOST)}0\r\n\r\n`;
  for (const [bytes, refused] of [
    [announced(BODY_MOST) + ' '.repeat(BODY_MOST), false],
    [CHUNKED + whole, false],
    [announced(BODY_MOST + 1), true],
    [announced(300_000_000), true],
    [CHUNKED + chunk(BODY_MOST) + chunk(1), true],
  ] as const) {
    const { status } = await answerTo(head(target, good() + JSON_TYPE + bytes));
    expect(status === 413).toBe(refused);
  }
});

test('what is too large is said in the form of each door', async () => {
  const api = await answerTo(head('POST /api/v1/tokens', good() + announced(BODY_MOST + 1)));
  expect(api.text).toContain('"type":"/api/problems/body-too-large"');
  const call = await answerTo(head('POST /execute/Tokens/list', good() + announced(BODY_MOST + 1)));
  expect(call.text).toMatch(/\{"status":0,"data":null,"errors":\["The body is larger/);
  const fill = `X-Fill: ${'x'.repeat(16 * KB)}\r\n\r\n`;
  expect((await answerTo(head('GET /api/v1/token', good() + fill))).text).toContain(
    '"/api/problems/headers-too-large"',
  );
  expect((await answerTo(head('GET /execute/Tokens/list', good() + fill))).text).toMatch(
    /^HTTP\/1\.1 431 [\s\S]*\{"status":0,"data":null,"errors":\["Address and headers/,
  );
});

test.each([
  ['no token', ''],
  ['a token that is not good', 'Authorization: Bearer lk_nonsense\r\n'],
])('a stranger with %s is refused before a byte of the body has come', async (_, credentials) => {
  for (const target of ['POST /api/v1/tokens', 'POST /api/v1/tokens/verify', 'POST /execute/Tokens/list'])
    for (const framing of [CHUNKED, announced(BODY_MOST)])
      expect((await answerTo(head(target, credentials + JSON_TYPE + framing))).status).toBe(401);
});

test('the proxy door gives its verdict whatever else a client sent', async () => {
  for (const bytes of [20 * KB, 60 * KB, 100 * KB]) {
    const fill = `X-Fill: ${'x'.repeat(bytes)}\r\n\r\n`;
    for (const target of [
      'GET /api/v1/verify',
      'POST /api/v1/verify',
      `GET /api/v1/verify/${'x'.repeat(9000)}`,
    ]) {
      expect((await answerTo(head(target, good() + fill))).status).toBe(200);
      expect((await answerTo(head(target, fill))).status).toBe(401);
    }
  }
  expect((await answerTo(head('POST /api/v1/verify', good() + announced(300_000_000)))).status).toBe(200);
  const huge = await answerTo(head('GET /api/v1/verify', `${good()}X-Fill: ${'x'.repeat(300_000)}\r\n\r\n`));
  expect(huge.status).toBe(403);
});
