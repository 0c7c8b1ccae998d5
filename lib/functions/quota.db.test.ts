import { execFileSync } from 'node:child_process';
import { linkSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/actor/actor';
import { makeAccount, type TestAccount } from '@/lib/api/testing/accounts';
import { db } from '@/lib/db/client';
import { call as callAs } from '@/lib/functions/testing/call';

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
    url: '',
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
