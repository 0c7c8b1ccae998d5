import { linkSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/actor/actor';
import { makeAccount, type TestAccount } from '@/lib/api/testing/accounts';
import { db } from '@/lib/db/client';
import { call as callAs, errorOf, good } from '@/lib/functions/testing/call';
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

const call = (name: string, args: Record<string, string> = {}, actor: Actor = account.actor) =>
  callAs(name, args, actor);

test('get_user_information tells all, or what is asked for, and no credential', async () => {
  const all = (await call('Variables::get_user_information')).data as Record<string, unknown>;
  expect(all).toMatchObject({
    user: account.username,
    home,
    plan: 'gold',
    locale: 'en',
    disk_block_limit: 10_240,
    contact_email: '',
    domain: '',
    domains: [],
    theme: 'latchkey',
    uid: statSync(home).uid,
    ip: expect.stringMatching(/^\d+(\.\d+){3}$/),
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

test('a fact that nobody knows is warned about, by its name', async () => {
  const asked = { 'name-0': 'plan', 'name-1': 'plann', 'name-2': 'constructor', 'name-3': 'plann' };
  expect(await call('Variables::get_user_information', asked)).toMatchObject({
    data: { plan: 'gold' },
    warnings: ['Nothing is known of “plann”.', 'Nothing is known of “constructor”.'],
  });
  const homeless = await makeAccount();
  expect(await call('Variables::get_user_information', { name: 'uid' }, homeless.actor)).toMatchObject({
    status: 1,
    data: {},
    warnings: ['Nothing is known of “uid”.'],
  });
  expect((await call('Variables::get_server_information', { name: 'mail_server' })).warnings).toHaveLength(1);
  expect((await call('Variables::get_session_information', { name: 'port' })).warnings).toHaveLength(1);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`name-${at}`, `x${at}`]));
  expect((await call('Variables::get_user_information', many)).warnings).toHaveLength(20);
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
  const stats = data as { id: string; value?: string; _count?: string; _max?: string }[];
  expect(stats.map(({ id }) => id)).toEqual(['hostname', 'diskusage', 'cpanelversion', 'apitokens']);
  expect(stats[0]?.value).toBe(hostname());
  expect(stats[1]).toMatchObject({ _max: '10', units: 'MB', percent: expect.any(Number), is_maxed: 0 });
  expect(stats[2]?.value).toBe(version);
  expect(stats[3]).toMatchObject({
    _count: String(await db().token.count({ where: { accountId: account.id } })),
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
