import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { RawConnection } from '@/lib/server/http/testing/raw-connection';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';

let front: Front;
let token: TestToken;

beforeAll(async () => {
  token = await makeToken(await makeAccount());
  front = await startFront();
});
afterAll(() => front.stop());

async function statusOf(target: string): Promise<{ status: number | undefined; text: string }> {
  const connection = await RawConnection.open(front.port);
  connection.send(
    `${target} HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer ${token.secret}\r\nContent-Length: 0\r\n\r\n`,
  );
  await connection.answered(1);
  const [answer] = connection.answers;
  connection.destroy();
  return { status: answer?.status, text: connection.text };
}

test('a function with a slash too many before /execute is called, without a redirect', async () => {
  for (const target of ['GET //execute/Tokens/list', 'POST //execute/Features/has_feature?name=verify']) {
    const { status, text } = await statusOf(target);
    expect([status, text.includes('"status":1')], target).toEqual([200, true]);
  }
});

test('no other doubled slash is read', async () => {
  for (const target of [
    'GET //api/v1/token',
    'GET ///execute/Tokens/list',
    'GET //execute/Tokens//list',
    'GET //execute/Tokens/list/',
    'GET //execute',
    'GET //cpsess1/execute/Tokens/list',
  ])
    expect((await statusOf(target)).status, target).toBe(400);
});
