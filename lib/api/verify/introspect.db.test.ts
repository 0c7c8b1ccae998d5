import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCredentials } from '@/lib/api/auth/credentials';
import { makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { transport, transports } from '@/lib/api/testing/transports';
import { generateSecret } from '@/lib/tokens/secret';

let account: TestAccount;
let client: TestToken;
let disk: TestToken;

beforeAll(async () => {
  account = await makeAccount();
  client = await makeToken(account, { features: ['verify'] });
  disk = await makeToken(account, { features: ['diskusage'] });
});

const BASIC = 'Basic realm="Latchkey", charset="UTF-8"';
const basicOf = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
/** Each character encoded, as the strictest client does it. */
const encoded = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

describe.each(transports)('introspection for OAuth clients through %s', (kind) => {
  const send = transport(kind);
  const ask = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    send('/api/v1/introspect', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });

  test('Basic, plain and form-encoded, by the account, the token’s name and its id; the same in the form', async () => {
    for (const id of [account.username, account.username.toUpperCase(), client.name, client.id]) {
      for (const authorization of [
        basicOf(id, client.secret),
        basicOf(encoded(id), encoded(client.secret)),
        basicOf(id, `${client.secret}\n`),
      ]) {
        const answer = await ask({ token: disk.secret }, { authorization });
        expect(await answer.json(), `${id} ${authorization}`).toMatchObject({
          active: true,
          scope: 'diskusage',
          features: ['diskusage'],
          client_id: disk.name,
        });
      }
      const inForm = await ask({ token: disk.secret, client_id: id, client_secret: client.secret });
      expect(await inForm.json()).toMatchObject({ active: true });
    }
  });

  test('client_id beside a header is let be; a second secret is refused', async () => {
    const authorization = basicOf(client.name, client.secret);
    const named = await ask({ token: disk.secret, client_id: client.name }, { authorization });
    expect(await named.json()).toMatchObject({ active: true });
    const twice = await ask({ token: disk.secret, client_secret: client.secret }, { authorization });
    expect(twice.status).toBe(400);
    expect(await twice.json()).toMatchObject({ active: false, error: 'invalid_request' });
  });

  test('who is refused reads why in OAuth’s form, and is asked for Basic when that is what came', async () => {
    const wrong = generateSecret();
    const cases = [
      [{}, { authorization: basicOf('x', wrong) }, 401, 'invalid_client', BASIC],
      [{}, { authorization: basicOf('somebody', client.secret) }, 401, 'invalid_client', BASIC],
      [{}, { authorization: `Bearer ${wrong}` }, 401, 'invalid_client', 'Bearer'],
      [{ client_id: 'x', client_secret: wrong }, {}, 401, 'invalid_client', null],
      [{}, {}, 401, 'invalid_client', null],
      [{}, { authorization: `Bearer ${disk.secret}` }, 403, 'insufficient_scope', 'scope="verify"'],
      [{}, { authorization: 'Digest x' }, 400, 'invalid_request', 'Bearer'],
    ] as const;
    for (const [fields, headers, status, error, challenge] of cases) {
      const answer = await ask({ token: disk.secret, ...fields }, headers);
      const text = await answer.text();
      expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json']);
      const asked = answer.headers.get('www-authenticate');
      if (challenge) expect(asked).toContain(challenge);
      else expect(asked).toBeNull();
      expect(JSON.parse(text)).toMatchObject({
        active: false,
        error,
        error_description: expect.stringMatching(/^[ !#-[\]-~]+$/),
        requestId: answer.headers.get('x-request-id'),
      });
      for (const secret of [wrong, client.secret, disk.secret]) expect(text).not.toContain(secret);
    }
  });

  test('a token’s name names it here alone', async () => {
    const headers = { authorization: basicOf(client.name, client.secret) };
    expect((await send('/api/v1/token', { headers })).status).toBe(401);
  });

  test('of a stranger no more is read than credentials need', async () => {
    const answer = await ask({ client_id: 'x', client_secret: client.secret, token: 'x'.repeat(5000) });
    expect(answer.status).toBe(413);
  });
});

test('whatever user and secret a client form-encodes, Basic carries both', () => {
  const secret = generateSecret();
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 40 }).filter((user) => user.trim() === user && user !== ''),
      (user) => {
        const authorization = basicOf(encoded(user), encoded(secret));
        fc.pre(Buffer.byteLength(authorization) <= 512);
        expect(readCredentials({ get: () => authorization }, '/')).toMatchObject({ user, secret });
      },
    ),
  );
});

test('an e-mail address with a plus is read as it stands', () => {
  const secret = generateSecret();
  const read = (user: string) => readCredentials({ get: () => basicOf(user, secret) }, '/');
  expect(read('me+tokens@example.com')).toMatchObject({ user: 'me+tokens@example.com' });
  expect(read('me%2Btokens%40example.com')).toMatchObject({ user: 'me+tokens@example.com' });
  expect(read('100%')).toMatchObject({ user: '100%' });
});
