import { beforeEach, describe, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { transport } from '@/lib/api/testing/transports';
import { db } from '@/lib/db/client';

type Json = Record<string, unknown>;

const send = transport('hono');
let account: TestAccount;

beforeEach(async () => {
  account = await makeAccount();
});

async function create(by: TestToken, body: Json, key?: string) {
  const headers = {
    ...by.bearer,
    'content-type': 'application/json',
    ...(key !== undefined && { 'idempotency-key': key }),
  };
  const response = await send('/api/v1/tokens', { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Json };
}

describe('a token hands out no more than it has', () => {
  const ends = new Date('2030-06-01T00:00:00Z');
  const granting = () =>
    makeToken(account, { features: ['apitokens', 'diskusage'], expiry: { kind: 'instant', at: ends } });

  test('features within its own', async () => {
    const by = await granting();
    expect((await create(by, { name: 'a', features: ['diskusage'] })).status).toBe(201);
    for (const excess of [{ features: ['diskusage', 'verify'] }, { unrestricted: true }]) {
      const { status, body } = await create(by, { name: 'b', ...excess });
      expect(status).toBe(403);
      expect(body).toMatchObject({ type: '/api/problems/beyond-rights' });
    }
  });

  test('an expiry no later than its own, which is also what it gives when none is asked for', async () => {
    const by = await makeToken(account, {
      features: ['apitokens'],
      expiry: { kind: 'instant', at: new Date(Date.now() + 86_400_000) },
    });
    for (const later of [
      { expiresAt: null },
      { expiresAt: '2040-01-01T00:00:00Z' },
      { expiresOn: '2040-01-01' },
    ]) {
      expect((await create(by, { name: 'c', features: ['apitokens'], ...later })).status).toBe(403);
    }
    const { status, body } = await create(by, { name: 'd', features: ['apitokens'] });
    expect(status).toBe(201);
    expect(body.token).toMatchObject({ expiresAt: by.expiresAt?.toISOString() });
  });

  test('without apitokens it manages nothing, but reads itself', async () => {
    const by = await makeToken(account, { features: ['diskusage'] });
    const other = await makeToken(account);
    expect((await create(by, { name: 'e', features: ['diskusage'] })).body).toMatchObject({
      type: '/api/problems/insufficient-scope',
    });
    const attempts: [string, string, string?][] = [
      ['GET', '/api/v1/tokens'],
      ['GET', `/api/v1/tokens/${other.id}`],
      ['DELETE', `/api/v1/tokens/${other.id}`],
      ['PATCH', `/api/v1/tokens/${other.id}`, '{"name":"f"}'],
      ['POST', '/api/v1/tokens/revoke', JSON.stringify({ ids: [other.id] })],
    ];
    for (const [method, path, body] of attempts) {
      const response = await send(path, {
        method,
        body,
        headers: { ...by.bearer, 'content-type': 'application/json' },
      });
      expect([path, response.status]).toEqual([path, 403]);
      expect(response.headers.get('www-authenticate')).toContain(
        'error="insufficient_scope", scope="apitokens"',
      );
    }
    expect((await send(`/api/v1/tokens/${by.id}`, { headers: by.bearer })).status).toBe(200);
    expect((await send('/api/v1/token', { headers: other.bearer })).status).toBe(200);
  });
});

describe('Idempotency-Key', () => {
  const body = { name: 'once', features: ['diskusage'], expiresAt: null };

  test('the same again names the token that was made, and never its secret', async () => {
    const by = await makeToken(account);
    const first = await create(by, body, 'k1');
    expect(first.status).toBe(201);
    const again = await create(by, { expiresAt: null, features: ['diskusage'], name: 'once' }, 'k1');
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({
      type: '/api/problems/already-created',
      tokenId: (first.body.token as Json).id,
    });
    expect(JSON.stringify(again.body)).not.toContain(first.body.secret as string);
    expect(await db().token.count({ where: { accountId: account.id } })).toBe(2);
  });

  test('with another body it is refused; for another caller it is another key', async () => {
    const [by, other] = [await makeToken(account), await makeToken(account)];
    await create(by, body, 'k');
    expect(await create(by, { ...body, name: 'another' }, 'k')).toMatchObject({
      status: 422,
      body: { type: '/api/problems/key-reused' },
    });
    expect((await create(other, { ...body, name: 'theirs' }, 'k')).status).toBe(201);
  });

  test('a create that failed does not use up its key', async () => {
    const by = await makeToken(account, { name: 'once' });
    expect(await create(by, body, 'k')).toMatchObject({
      status: 409,
      body: { type: '/api/problems/name-taken' },
    });
    await send(`/api/v1/tokens/${by.id}`, {
      method: 'PATCH',
      headers: { ...by.bearer, 'content-type': 'application/json' },
      body: '{"name":"aside"}',
    });
    expect((await create(by, body, 'k')).status).toBe(201);
  });

  test('of many at once exactly one creates, and all others are told of its token', async () => {
    const by = await makeToken(account);
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(by, body, 'race')));
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    const id = (made[0]?.body.token as Json | undefined)?.id;
    for (const answer of answers)
      if (answer.status !== 201)
        expect(answer).toMatchObject({
          status: 409,
          body: { type: '/api/problems/already-created', tokenId: id },
        });
  });

  test('of different bodies at once exactly one creates, and all others are refused', async () => {
    const by = await makeToken(account);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => create(by, { ...body, name: `r${i}` }, 'race')),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(422)]);
    expect(await db().token.count({ where: { accountId: account.id } })).toBe(2);
  });

  test('after its 24 hours a key is free again', async () => {
    const by = await makeToken(account);
    await create(by, body, 'old');
    await db()
      .$executeRaw`UPDATE idempotency_key SET created_at = clock_timestamp() - interval '25 hours' WHERE account_id = ${account.id}::uuid`;
    expect((await create(by, { ...body, name: 'new-life' }, 'old')).status).toBe(201);
    expect((await create(by, { ...body, name: 'new-life' }, 'old')).status).toBe(409);
  });

  test.each(['', 'a b', 'ü', 'x'.repeat(201)])('a key of another form is a field error: %s', async (key) => {
    const by = await makeToken(account);
    const answer = await create(by, body, key);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.errors as Json)).toEqual(['idempotency-key']);
  });
});

test.each([
  { expiresOn: '0000-01-01' },
  { expiresOn: '1969-12-31' },
  { expiresAt: '0000-01-01T00:00:00Z' },
  { expiresAt: '9999-12-31T23:59:59-12:00' },
])('an expiry outside of 1970 to 9999 is a field error: %j', async (expiry) => {
  const by = await makeToken(account);
  const answer = await create(by, { name: 'beyond', unrestricted: true, ...expiry });
  expect(answer.status).toBe(422);
  expect(answer.body.errors).toEqual({
    [Object.keys(expiry)[0] ?? '']: expect.stringMatching('1970 to 9999'),
  });
});

test('two creates of one name at once: exactly one wins, the other gets a field error', async () => {
  const by = await makeToken(account);
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => create(by, { name: 'same', unrestricted: true })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(5).fill(409)]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
    errors: { name: expect.any(String) },
  });
});
