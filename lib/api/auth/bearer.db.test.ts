import { beforeAll, describe, expect, test } from 'vitest';
import { MOST_FAILURES } from '@/lib/api/auth/failures';
import { DATA_HEADERS } from '@/lib/api/http/security-headers';
import {
  expire,
  makeAccount,
  makeToken,
  suspend,
  type TestAccount,
  type TestToken,
} from '@/lib/api/testing/accounts';
import { transport, transports } from '@/lib/api/testing/transports';
import { db } from '@/lib/db/client';
import { revokeToken } from '@/lib/tokens/revoke-tokens';
import { generateSecret } from '@/lib/tokens/secret';

const BASIC = 'Basic realm="Latchkey", charset="UTF-8"';

let account: TestAccount;
let token: TestToken;

beforeAll(async () => {
  account = await makeAccount();
  token = await makeToken(account);
});

describe.each(transports)('RFC 6750 through %s', (kind) => {
  const send = transport(kind);
  const ask = (authorization?: string, path = '/api/v1/token') =>
    send(path, { headers: authorization ? { authorization } : {} });
  const challengeOf = (response: Response) => response.headers.get('www-authenticate');

  test('no credentials: 401 and a challenge without an error code', async () => {
    const response = await ask();
    expect(response.status).toBe(401);
    expect(challengeOf(response)).toBe(`Bearer realm="Latchkey", ${BASIC}`);
    expect(await response.json()).toMatchObject({ type: '/api/problems/credentials-missing', status: 401 });
  });

  test('two credentials, or one in the query: 400 invalid_request', async () => {
    for (const response of [
      await ask(`Bearer ${token.secret}, Bearer ${token.secret}`),
      await ask(undefined, `/api/v1/token?access_token=${token.secret}`),
    ]) {
      expect(response.status).toBe(400);
      expect(challengeOf(response)).toBe(`Bearer realm="Latchkey", error="invalid_request", ${BASIC}`);
      expect(await response.text()).not.toContain(token.secret);
    }
  });

  test('more than 512 bytes: 400 invalid_request', async () => {
    expect((await ask(`Bearer ${'x'.repeat(600)}`)).status).toBe(400);
  });

  test('unknown, mistyped, revoked, expired, or of a suspended account: 401 invalid_token, and the code says which', async () => {
    const other = await makeAccount();
    const [revoked, expired, suspended] = [
      await makeToken(account),
      await makeToken(account),
      await makeToken(other),
    ];
    await revokeToken(account.actor, revoked.id);
    await expire(expired);
    await suspend(other);
    const cases = {
      not_found: [generateSecret(), revoked.secret],
      malformed: [`${token.secret}x`, 'nonsense'],
      expired: [expired.secret],
      owner_suspended: [suspended.secret],
    };
    for (const [code, secrets] of Object.entries(cases)) {
      for (const secret of secrets) {
        const response = await ask(`Bearer ${secret}`);
        expect(response.status, code).toBe(401);
        expect(challengeOf(response)).toMatch(
          /^Bearer realm="Latchkey", error="invalid_token", error_description="[^"]+", Basic realm="Latchkey", charset="UTF-8"$/,
        );
        expect(await response.json()).toMatchObject({ type: '/api/problems/invalid-token', code });
      }
    }
    await suspend(other, false);
    expect((await ask(`Bearer ${suspended.secret}`)).status).toBe(200);
  });

  test('a feature is missing: 403 insufficient_scope that names it', async () => {
    const limited = await makeToken(account, { features: ['diskusage'] });
    const response = await ask(`Bearer ${limited.secret}`, '/api/v1/tokens');
    expect(response.status).toBe(403);
    expect(challengeOf(response)).toBe(
      'Bearer realm="Latchkey", error="insufficient_scope", scope="apitokens"',
    );
  });

  const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
  const withUser = (user: string, secret = token.secret) => [
    `cpanel ${user}:${secret}`,
    basic(`${user}:${secret}`),
  ];

  test('cpanel and Basic carry the secret too, beside the username or e-mail address that signs in, or none', async () => {
    const email = `${account.username}@example.com`;
    await db().account.update({ where: { id: account.id }, data: { email } });
    const users = [account.username, account.username.toUpperCase(), email, email.toUpperCase()];
    for (const good of [...users.flatMap((user) => withUser(user)), basic(`:${token.secret}`)])
      expect((await ask(good)).status, good).toBe(200);
  });

  test('another user beside a good token is told to be that, and beside any other token nothing new', async () => {
    const other = await makeAccount();
    const expired = await makeToken(account);
    await expire(expired);
    const limited = await makeToken(account, { features: ['verify'] });
    for (const [user, secret, code] of [
      [other.username, token.secret, 'wrong_user'],
      [other.username, limited.secret, 'wrong_user'],
      [other.username, expired.secret, 'not_found'],
      [other.username, generateSecret(), 'not_found'],
      ['some@body.example', token.secret, 'wrong_user'],
      ['no\0body', token.secret, 'wrong_user'],
      ['x'.repeat(300), token.secret, 'wrong_user'],
    ] as const) {
      const response = await ask(basic(`${user}:${secret}`), '/api/v1/tokens');
      expect(response.status).toBe(401);
      expect(challengeOf(response)).toContain('error="invalid_token"');
      expect(await response.json()).toMatchObject({ type: '/api/problems/invalid-token', code });
    }
  });

  test('a secret with the end of a line behind it is that secret', async () => {
    for (const end of ['\n', '\r\n'])
      expect((await ask(basic(`${account.username}:${token.secret}${end}`))).status).toBe(200);
    for (const more of ['\n\n', ' ']) expect((await ask(basic(`:${token.secret}${more}`))).status).toBe(401);
  });

  test('a browser is offered no Basic, for it would ask a person for a password', async () => {
    const response = await send('/api/v1/token', { headers: { 'sec-fetch-site': 'same-origin' } });
    expect(challengeOf(response)).toBe('Bearer realm="Latchkey"');
  });

  test('Basic credentials that a browser remembered are not taken for a page of another site', async () => {
    const remembered = `Basic ${Buffer.from(`:${token.secret}`).toString('base64')}`;
    for (const path of ['/api/v1/token', '/execute/Tokens/list']) {
      const from = (site: string, authorization = remembered) =>
        send(path, { headers: { authorization, 'sec-fetch-site': site } });
      for (const site of ['cross-site', 'same-site'])
        expect((await from(site)).status).toBe(path.startsWith('/execute') ? 401 : 400);
      for (const site of ['same-origin', 'none', '']) expect((await from(site)).status).toBe(200);
      // No page can make a browser send these by itself.
      expect((await from('cross-site', token.bearer.Authorization)).status).toBe(200);
    }
  });

  test('every answer with content has no-store, the headers that guard browsers, and a request id, which a problem repeats', async () => {
    for (const response of [
      await ask(),
      await ask(token.bearer.Authorization),
      await ask(undefined, '/api/nothing'),
      await ask(undefined, '/api/v1/verify'),
    ]) {
      expect(response.headers.get('cache-control')).toBe('no-store');
      for (const [name, value] of Object.entries(DATA_HEADERS))
        expect(response.headers.get(name), name).toBe(value);
      const requestId = response.headers.get('x-request-id');
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      if (!response.ok) expect(await response.json()).toMatchObject({ requestId });
    }
  });
});

describe.each(['hono', 'server'] as const)('too many failures through %s', (kind) => {
  const send = transport(kind);
  const from = (address: string, secret: string, path: string) =>
    send(path, { address, headers: { authorization: `Bearer ${secret}` } });

  test('429 with Retry-After, at the proxy door 403; other addresses and good tokens are answered as always', async () => {
    const address = kind === 'hono' ? '198.51.100.1' : '198.51.100.2';
    for (let i = 0; i < MOST_FAILURES; i++)
      expect((await from(address, 'wrong', '/api/v1/token')).status).toBe(401);
    const refused = await from(address, 'wrong', '/api/v1/token');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    const atTheDoor = await from(address, 'wrong', '/api/v1/verify');
    expect(atTheDoor.status).toBe(403);
    expect(await atTheDoor.json()).toMatchObject({ type: '/api/problems/too-many-failures', status: 403 });
    expect((await from(address, token.secret, '/api/v1/token')).status).toBe(200);
    expect((await from('198.51.100.77', 'wrong', '/api/v1/token')).status).toBe(401);
  });

  test('what is no failure of a secret does not count: no credentials, a missing feature', async () => {
    const address = kind === 'hono' ? '198.51.100.3' : '198.51.100.4';
    const limited = await makeToken(account, { features: ['diskusage'] });
    for (let i = 0; i < MOST_FAILURES + 5; i++) {
      expect((await send('/api/v1/token', { address })).status).toBe(401);
      expect((await from(address, limited.secret, '/api/v1/tokens')).status).toBe(403);
    }
    expect((await from(address, 'wrong', '/api/v1/token')).status).toBe(401);
  });
});
