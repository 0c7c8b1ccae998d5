import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/actor/actor';
import { limitedTo, unrestricted } from '@/lib/actor/rights';
import { makeAccount, type TestAccount } from '@/lib/api/testing/accounts';
import { config } from '@/lib/config';
import { db } from '@/lib/db/client';
import { call as callAs, errorOf, good } from '@/lib/functions/testing/call';
import { aTokenOf } from '@/lib/testing/accounts';
import { formatSecond } from '@/lib/time';
import { createToken } from '@/lib/tokens/create-token';
import type { Feature } from '@/lib/tokens/rights/features';
import { verify } from '@/lib/tokens/verify-token';

let account: TestAccount;

beforeAll(async () => {
  account = await makeAccount();
});

const call = (name: string, args: Record<string, string> = {}, actor: Actor = account.actor) =>
  callAs(name, args, actor);

test('create_full_access gives a secret that is good, and a token that never expires', async () => {
  const { data } = await call('Tokens::create_full_access', { name: 'full' });
  const { token, create_time } = data as { token: string; create_time: number };
  expect(Math.abs(create_time - Date.now() / 1000)).toBeLessThan(60);
  expect(await verify(token, { address: null })).toMatchObject({
    code: 'valid',
    token: { expiresAt: null, rights: { kind: 'unrestricted' } },
  });
});

test('expires_at is kept to the second; 0 and nothing are never; the past and rubbish are refused', async () => {
  const soon = Math.floor(Date.now() / 1000) + 1000;
  const { token } = (await call('Tokens::create_full_access', { name: 'ends', expires_at: String(soon) }))
    .data as { token: string };
  expect(await verify(token, { address: null })).toMatchObject({
    token: { expiresAt: new Date(soon * 1000) },
  });
  for (const [name, never] of [
    ['zero', '0'],
    ['empty', ''],
  ] as const) {
    expect((await call('Tokens::create_full_access', { name, expires_at: never })).status).toBe(1);
  }
  expect(await errorOf(call('Tokens::create_full_access', { name: 'past', expires_at: '1000' }))).toMatch(
    /passed/,
  );
  for (const rubbish of ['tomorrow', '-1', '1e9', '9999999999999']) {
    expect(await errorOf(call('Tokens::create_full_access', { name: 'odd', expires_at: rubbish }))).toMatch(
      /“expires_at”.*Unix seconds/,
    );
  }
  expect(
    await errorOf(call('Tokens::create_full_access', { name: 'far', expires_at: '999999999999' })),
  ).toMatch(/earlier date/);
});

test('create_limited takes its features in every form, and only those that there are', async () => {
  const { token } = (
    await call('Tokens::create_limited', {
      name: 'limited',
      'features-0': 'verify',
      'features-1': 'diskusage',
    })
  ).data as { token: string };
  expect(await verify(token, { address: null })).toMatchObject({
    token: { rights: { features: ['diskusage', 'verify'] } },
  });
  expect(await errorOf(call('Tokens::create_limited', { name: 'none' }))).toMatch(/at least one feature/);
  expect(await errorOf(call('Tokens::create_limited', { name: 'none', features: 'email' }))).toMatch(
    /no feature “email”/,
  );
});

test.each([
  ['', /Give the token a name/],
  ['a b', /space/],
  ['x'.repeat(51), /at most 50/],
  ['ü', /letters/],
  ['full', /already have a token named “full”/],
])('the name “%s” is refused', async (name, reason) => {
  expect(await errorOf(call('Tokens::create_full_access', { name }))).toMatch(reason);
});

test('a token hands out no more than it has', async () => {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const actor = await aTokenOf({ accountId: account.id }, limitedTo(['apitokens']), expiresAt);
  expect(await errorOf(call('Tokens::create_full_access', { name: 'more' }, actor))).toMatch(/more rights/);
  expect(
    await errorOf(call('Tokens::create_limited', { name: 'more', features: 'apitokens' }, actor)),
  ).toMatch(/expires later/);
});

test('a token that expires is told up to which moment it may ask, and may ask for that', async () => {
  const seconds = Math.floor(Date.now() / 1000) + 3600;
  const expiresAt = new Date(seconds * 1000 + 500);
  const actor = await aTokenOf({ accountId: account.id }, unrestricted, expiresAt);
  const plain = { name: 'plain' };
  const zone = config().SERVER_TIME_ZONE;
  for (const args of [plain, { ...plain, expires_at: '0' }, { ...plain, expires_at: String(seconds + 1) }]) {
    const said = await errorOf(call('Tokens::create_full_access', args, actor));
    expect(said).toContain(`“expires_at”, at most ${seconds}.`);
    expect(said).toContain(formatSecond(expiresAt, zone));
  }
  const asked = { ...plain, expires_at: String(seconds) };
  expect(await call('Tokens::create_full_access', asked, actor)).toMatchObject({ status: 1 });
});

test('list tells every token, beyond any page', async () => {
  const many = await makeAccount();
  for (let i = 0; i < 130; i++) {
    await createToken(many.actor, {
      name: `t${i}`,
      expiry: { kind: 'never' },
      rights: { kind: 'limited', features: ['verify'] },
    });
  }
  const { data, metadata } = await call('Tokens::list', {}, many.actor);
  expect(data).toHaveLength(130);
  expect(metadata).toEqual({ transformed: 1 });
  expect(data).toContainEqual({
    name: 't129',
    create_time: expect.any(Number),
    expires_at: null,
    has_full_access: 0,
    features: ['verify'],
  });
});

test('list is filtered, sorted and paged before a script revokes what it was given', async () => {
  const many = await makeAccount();
  for (const name of ['ci-1', 'ci-2', 'deploy']) {
    const features: Feature[] = name === 'ci-2' ? ['diskusage', 'verify'] : ['verify'];
    await createToken(many.actor, { name, expiry: { kind: 'never' }, rights: { kind: 'limited', features } });
  }
  const named = async (args: Record<string, string>) =>
    ((await call('Tokens::list', args, many.actor)).data as { name: string }[]).map(({ name }) => name);
  expect(
    await named({ 'api.filter_column': 'name', 'api.filter_type': 'begins', 'api.filter_term': 'ci' }),
  ).toEqual(['ci-1', 'ci-2']);
  expect(await named({ 'api.filter_column': 'features', 'api.filter_term': 'disk' })).toEqual(['ci-2']);
  const page = await call(
    'Tokens::list',
    { 'api.sort_column': 'name', 'api.sort_reverse': '1', 'api.paginate_size': '2', 'api.columns_1': 'name' },
    many.actor,
  );
  expect(page.data).toEqual([{ name: 'deploy' }, { name: 'ci-2' }]);
  expect(page.metadata).toMatchObject({ transformed: 1, paginate: { total_results: 3, total_pages: 2 } });
  // What is not supported must not come back as everything.
  expect(await call('Tokens::list', { 'api.filter_colum': 'name' }, many.actor)).toMatchObject({ status: 0 });
  // Nothing is changed by a call whose list arguments cannot be followed.
  const made = await call('Tokens::create_full_access', { name: 'x', 'api.filter': '1' }, many.actor);
  expect(made).toMatchObject({ status: 0, errors: [expect.stringContaining('api.filter')] });
  expect(await named({})).toHaveLength(3);
});

test('list reads more than one chunk without a gap', async () => {
  const many = await makeAccount();
  await db().$executeRaw`
    INSERT INTO token (id, account_id, name, digest, hint, unrestricted, created_by)
    SELECT gen_random_uuid(), ${many.id}::uuid, 'n' || i, sha256((${many.id} || i)::bytea), 'abcd', true, 'test'
    FROM generate_series(1, 2500) AS i`;
  const { data } = await call('Tokens::list', {}, many.actor);
  expect(new Set((data as { name: string }[]).map(({ name }) => name)).size).toBe(2500);
});

test('rename and revoke go by name; revoking what is gone is done already', async () => {
  const { token } = (await call('Tokens::create_full_access', { name: 'before' })).data as {
    token: string;
  };
  expect(await call('Tokens::rename', { name: 'before', new_name: 'after' })).toEqual(good(null));
  expect(await errorOf(call('Tokens::rename', { name: 'before', new_name: 'other' }))).toBe(
    'You have no token named “before”.',
  );
  expect(await errorOf(call('Tokens::rename', { name: 'after', new_name: 'full' }))).toMatch(
    /already have a token/,
  );
  expect(await call('Tokens::revoke', { name: 'after' })).toEqual(good(1));
  expect(await verify(token, { address: null })).toEqual({ code: 'not_found' });
  expect(await call('Tokens::revoke', { name: 'after' })).toEqual(good(1));
  expect(await errorOf(call('Tokens::revoke'))).toMatch(/“name”/);
});

test('another account’s token of the same name stays', async () => {
  const other = await makeAccount();
  const { token } = (await call('Tokens::create_full_access', { name: 'shared' }, other.actor)).data as {
    token: string;
  };
  await call('Tokens::revoke', { name: 'shared' });
  expect((await verify(token, { address: null })).code).toBe('valid');
});
