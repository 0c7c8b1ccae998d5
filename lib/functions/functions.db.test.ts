import { execFileSync } from 'node:child_process';
import { linkSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAccount, type TestAccount } from '@/lib/api/testing/accounts';
import type { Actor } from '@/lib/audit/actor';
import { db } from '@/lib/db/client';
import { type Envelope, toEnvelope, toNestedForm } from '@/lib/functions/outcome';
import { findFunction, listFunctions, unknownFunction } from '@/lib/functions/registry';
import { createToken } from '@/lib/tokens/create-token';
import { limitedTo } from '@/lib/tokens/rights';
import { verify } from '@/lib/tokens/verify-token';
import { version } from '@/package.json';

const home = mkdtempSync(join(tmpdir(), 'latchkey-home-'));
let account: TestAccount;

beforeAll(async () => {
  writeFileSync(join(home, 'big'), Buffer.alloc(3_000_000, 1));
  linkSync(join(home, 'big'), join(home, 'same'));
  account = await makeAccount();
  const limits = { diskLimitBytes: 10n * 1_048_576n, inodeLimit: 100n, plan: 'gold' };
  await db().account.update({ where: { id: account.id }, data: { home, ...limits } });
});

afterAll(() => rmSync(home, { recursive: true }));

/** Calls a function and checks its data against its own definition, as every answer is. */
async function call(
  name: string,
  args: Record<string, string> = {},
  actor: Actor = account.actor,
): Promise<Envelope> {
  const [module = '', func = ''] = name.split('::');
  const found = findFunction(module, func);
  if (!found) throw new Error(`There is no ${name}.`);
  const outcome = await found.call(actor, Object.entries(args));
  if (outcome.status === 1) found.data.parse(outcome.data);
  return toEnvelope(outcome);
}

const good = (data: unknown) => ({
  status: 1,
  data,
  errors: null,
  messages: null,
  warnings: null,
  metadata: {},
});
const errorOf = async (answer: Promise<Envelope>) => (await answer).errors?.join(' ');

describe('Tokens', () => {
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
    const actor: Actor = {
      kind: 'token',
      accountId: account.id,
      name: 'm',
      tokenId: account.id,
      rights: limitedTo(['apitokens']),
      expiresAt,
      address: null,
    };
    expect(await errorOf(call('Tokens::create_full_access', { name: 'more' }, actor))).toMatch(/more rights/);
    expect(
      await errorOf(call('Tokens::create_limited', { name: 'more', features: 'apitokens' }, actor)),
    ).toMatch(/expires later/);
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
});

describe('disk usage', () => {
  const du = (...flags: string[]) =>
    Number(execFileSync('du', ['-sx', ...flags, home], { encoding: 'utf8' }).split('\t')[0]);

  test('the figures are those of du, and the answer tells their age', async () => {
    const { data, metadata } = await call('Quota::get_local_quota_info');
    expect(data).toEqual({
      byte_limit: 10_485_760,
      bytes_used: du('--block-size=1'),
      inode_limit: 100,
      inodes_used: du('--inodes'),
    });
    expect(metadata).toEqual({ measured_at: expect.any(Number), measured_seconds_ago: expect.any(Number) });
  });

  test('megabytes, what is left, and flags', async () => {
    const used = Math.round((du('--block-size=1') / 1_048_576) * 100) / 100;
    const { data } = await call('Quota::get_quota_info');
    expect(data).toMatchObject({
      megabyte_limit: 10,
      megabytes_used: used,
      inode_limit: 100,
      inodes_used: 2,
      inodes_remain: 98,
      under_inode_limit: 1,
      under_megabyte_limit: 1,
      under_quota_overall: 1,
    });
    expect((data as { megabytes_remain: number }).megabytes_remain).toBeCloseTo(10 - used, 2);
    expect((await call('ResourceUsage::get_usages')).data).toContainEqual({
      id: 'disk_usage',
      description: 'Disk Usage',
      usage: du('--block-size=1'),
      maximum: 10_485_760,
      formatter: 'format_bytes',
      url: null,
      error: null,
    });
  });

  test('over the limit says so; without a limit there is none to be under', async () => {
    const full = await makeAccount();
    await db().account.update({ where: { id: full.id }, data: { home, diskLimitBytes: 1n } });
    expect((await call('Quota::get_quota_info', {}, full.actor)).data).toMatchObject({
      megabytes_remain: 0,
      under_megabyte_limit: 0,
      under_quota_overall: 0,
      inode_limit: 0,
      under_inode_limit: 1,
    });
  });

  test('no home, and a home that is not there, are zero use with a warning', async () => {
    const homeless = await makeAccount();
    expect(await call('Quota::get_local_quota_info', {}, homeless.actor)).toMatchObject({
      status: 1,
      data: { bytes_used: 0, inodes_used: 0 },
      warnings: [expect.stringContaining('no home folder')],
    });
    await db().account.update({ where: { id: homeless.id }, data: { home: join(home, 'nowhere') } });
    expect(await call('Quota::get_quota_info', {}, homeless.actor)).toMatchObject({
      data: { megabytes_used: 0 },
      warnings: [expect.stringContaining('does not exist')],
    });
  });
});

describe('what is known of the account', () => {
  test('get_user_information tells all, or what is asked for, and no credential', async () => {
    const all = (await call('Variables::get_user_information')).data as Record<string, unknown>;
    expect(all).toMatchObject({
      user: account.username,
      home,
      plan: 'gold',
      locale: 'en',
      disk_block_limit: 10_240,
      contact_email: null,
      feature: { apitokens: 1 },
    });
    expect(JSON.stringify(all)).not.toMatch(/password|hash/i);
    expect((await call('Variables::get_user_information', { name: 'user' })).data).toEqual({
      user: account.username,
    });
    expect(
      (
        await call('Variables::get_user_information', {
          'name-0': 'plan',
          'name-1': 'user',
          'name-2': 'nothing',
        })
      ).data,
    ).toEqual({ plan: 'gold', user: account.username });
  });

  test('has_feature answers by its status', async () => {
    expect(await call('Features::has_feature', { name: 'apitokens' })).toEqual(good(null));
    expect(await call('Features::has_feature', { name: 'bandwidth' })).toEqual({
      ...good(null),
      status: 0,
      messages: ['The account does not have the feature “bandwidth”.'],
    });
  });

  test('the features have names', async () => {
    expect((await call('Features::get_feature_metadata')).data).toContainEqual({
      id: 'diskusage',
      name: 'Disk usage',
      is_cpaddon: 0,
      is_plugin: 0,
    });
  });

  test('get_stats tells figures and texts in the order asked, and names those that there are not', async () => {
    const { data, warnings } = await call('StatsBar::get_stats', {
      display: 'hostname|diskusage|cpanelversion|bandwidth|apitokens|constructor',
    });
    const stats = data as { id: string; value?: string; _count?: number; _max?: number | string }[];
    expect(stats.map(({ id }) => id)).toEqual(['hostname', 'diskusage', 'cpanelversion', 'apitokens']);
    expect(stats[0]?.value).toBe(hostname());
    expect(stats[1]).toMatchObject({ _max: 10, units: 'MB', percent: expect.any(Number), is_maxed: 0 });
    expect(stats[2]?.value).toBe(version);
    expect(stats[3]).toMatchObject({
      _count: await db().token.count({ where: { accountId: account.id } }),
      _max: 'unlimited',
    });
    expect(warnings).toEqual(['There is no statistic “bandwidth”.', 'There is no statistic “constructor”.']);
    expect(await errorOf(call('StatsBar::get_stats'))).toMatch(/diskusage\|/);
  });

  test.each([
    ['en', 'English', 'ltr'],
    ['ar', 'العربية', 'rtl'],
    ['pt_BR', 'português (Brasil)', 'ltr'],
    ['no such locale', 'no such locale', 'ltr'],
  ])('the locale %s is %s, %s', async (locale, name, direction) => {
    const speaker = await makeAccount();
    await db().account.update({ where: { id: speaker.id }, data: { locale: locale.slice(0, 16) } });
    expect((await call('Locale::get_attributes', {}, speaker.actor)).data).toEqual({
      locale,
      name,
      encoding: 'utf-8',
      direction,
    });
  });
});

describe('ContactInformation', () => {
  const contacts = async () => {
    const { contact_email, contact_email_2 } = (await call('Variables::get_user_information')).data as Record<
      string,
      string | null
    >;
    return [contact_email, contact_email_2];
  };

  test('sets one or two addresses, removes them by name, and keeps what it did', async () => {
    expect(
      await call('ContactInformation::set_email_addresses', {
        'address-0': 'A@example.com',
        'address-1': 'b@example.com',
      }),
    ).toEqual(good(null));
    expect(await contacts()).toEqual(['a@example.com', 'b@example.com']);
    const removed = await call('ContactInformation::unset_email_addresses', {
      'address-0': 'a@example.com',
      'address-1': 'c@example.com',
    });
    expect(removed).toEqual({ ...good(null), warnings: ['“c@example.com” was no contact address.'] });
    expect(await contacts()).toEqual(['b@example.com', null]);
    const events = await db().auditEvent.findMany({
      where: { accountId: account.id, deed: 'contact.changed' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ details }) => details)).toEqual([
      { was: [], now: ['a@example.com', 'b@example.com'] },
      { was: ['a@example.com', 'b@example.com'], now: ['b@example.com'] },
    ]);
  });

  test.each([
    [{}, /at least one e-mail address/],
    [{ address: 'nobody' }, /not an e-mail address/],
    [{ 'address-0': 'a@b.c', 'address-1': 'b@b.c', 'address-2': 'c@b.c' }, /at most two|not an e-mail/],
    [{ address: `${'x'.repeat(300)}@example.com` }, /“address”/],
  ])('%j is refused', async (args, reason) => {
    expect(
      await errorOf(
        call('ContactInformation::set_email_addresses', args as unknown as Record<string, string>),
      ),
    ).toMatch(reason);
  });
});

test('each function is there once, with a summary that begins with a verb', () => {
  const names = listFunctions().map(({ module, name }) => `${module}::${name}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { summary } of listFunctions())
    expect(summary).toMatch(/^(Create|List|Give|Revoke|Tell|Replace|Remove) /);
});

test('the nested form is cPanel’s', () => {
  expect(toNestedForm('Email', 'x', unknownFunction('Email', 'x'))).toMatchObject({
    apiversion: 3,
    module: 'Email',
    func: 'x',
    result: { status: 0, data: null },
  });
});
