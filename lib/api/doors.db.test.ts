import { beforeAll, describe, expect, test } from 'vitest';
import {
  expire,
  makeAccount,
  makeToken,
  suspend,
  type TestAccount,
  type TestToken,
} from '@/lib/api/testing/accounts';
import { transport, transports } from '@/lib/api/testing/transports';
import { revokeToken } from '@/lib/tokens/revoke-tokens';
import { generateSecret } from '@/lib/tokens/secret';

let account: TestAccount;
let full: TestToken;
let disk: TestToken;
let verifier: TestToken;
let expired: TestToken;
let suspended: TestToken;

beforeAll(async () => {
  account = await makeAccount();
  const other = await makeAccount();
  [full, disk, verifier, expired, suspended] = [
    await makeToken(account, { name: 'full' }),
    await makeToken(account, {
      name: 'disk',
      features: ['diskusage', 'updatecontact'],
      expiry: { kind: 'instant', at: new Date('2031-01-01T00:00:00Z') },
    }),
    await makeToken(account, { features: ['verify'] }),
    await makeToken(account),
    await makeToken(other),
  ];
  await expire(expired);
  await suspend(other);
});

describe.each(transports)('the doors of services through %s', (kind) => {
  const send = transport(kind);
  const json = (path: string, body: unknown, by: TestToken) =>
    send(path, {
      method: 'POST',
      headers: { ...by.bearer, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const form = (body: string, by = verifier) =>
    send('/api/v1/introspect', {
      method: 'POST',
      headers: { ...by.bearer, 'content-type': 'application/x-www-form-urlencoded' },
      body,
    });

  test('POST /tokens/verify: every code, 200 for each', async () => {
    const cases: [Record<string, string>, string][] = [
      [{ token: disk.secret }, 'valid'],
      [{ token: disk.secret, feature: 'diskusage' }, 'valid'],
      [{ token: full.secret, feature: 'anything' }, 'valid'],
      [{ token: disk.secret, feature: 'verify' }, 'insufficient_feature'],
      [{ token: expired.secret }, 'expired'],
      [{ token: suspended.secret }, 'owner_suspended'],
      [{ token: generateSecret() }, 'not_found'],
      [{ token: '' }, 'malformed'],
      [{ token: `${full.secret}\u0000` }, 'malformed'],
      [{ token: 'x'.repeat(60_000) }, 'malformed'],
    ];
    for (const [question, code] of cases) {
      const response = await json('/api/v1/tokens/verify', question, verifier);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ valid: code === 'valid', code });
    }
    const together = await json(
      '/api/v1/tokens/verify',
      cases.map(([question]) => question),
      verifier,
    );
    expect(((await together.json()) as { code: string }[]).map(({ code }) => code)).toEqual(
      cases.map(([, code]) => code),
    );
  });

  test('a valid answer tells the token, and never its secret', async () => {
    const text = await (
      await json('/api/v1/tokens/verify', { token: disk.secret, ip: '2001:db8::1' }, verifier)
    ).text();
    expect(JSON.parse(text)).toEqual({
      valid: true,
      code: 'valid',
      token: {
        id: disk.id,
        name: 'disk',
        unrestricted: false,
        features: ['diskusage', 'updatecontact'],
        expiresAt: '2031-01-01T00:00:00.000Z',
        createdAt: disk.createdAt.toISOString(),
        account: { id: account.id, username: account.username },
      },
    });
    expect(text).not.toContain(disk.secret);
  });

  test('the caller needs the feature verify, and asks about 1 to 100', async () => {
    expect((await json('/api/v1/tokens/verify', { token: full.secret }, disk)).status).toBe(403);
    expect((await form(`token=${full.secret}`, disk)).status).toBe(403);
    for (const wrong of [
      {},
      [],
      Array(101).fill({ token: 'x' }),
      { token: 1 },
      { token: 'x', ip: 'here' },
      { token: 'x', IP: '::1' },
      'x',
      null,
    ]) {
      expect((await json('/api/v1/tokens/verify', wrong, verifier)).status).toBe(422);
    }
  });

  test('RFC 7662: an active token', async () => {
    expect(await (await form(`token=${disk.secret}&token_type_hint=access_token&unknown=1`)).json()).toEqual({
      active: true,
      scope: 'diskusage updatecontact',
      features: ['diskusage', 'updatecontact'],
      client_id: 'disk',
      username: account.username,
      token_type: 'Bearer',
      exp: Date.UTC(2031, 0, 1) / 1000,
      iat: Math.floor(disk.createdAt.getTime() / 1000),
      sub: account.id,
      jti: disk.id,
    });
    expect(await (await form(`token=${full.secret}`)).json()).not.toHaveProperty('exp');
  });

  test('RFC 7662: anything else is exactly {"active":false}, and the caller must authenticate', async () => {
    const gone = await makeToken(account);
    await revokeToken(account.actor, gone.id);
    for (const token of [expired.secret, suspended.secret, gone.secret, generateSecret(), 'x', '%00']) {
      const response = await form(`token=${token}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('{"active":false}');
    }
    for (const body of ['', 'token=a&token=b']) {
      const refused = await form(body);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ active: false, error: 'invalid_request' });
    }
    expect(
      (
        await send('/api/v1/introspect', {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: `token=${full.secret}`,
        })
      ).status,
    ).toBe(401);
  });
});
