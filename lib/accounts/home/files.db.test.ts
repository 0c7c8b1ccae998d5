import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listFolder, lookAt, MOST_ENTRIES } from '@/lib/accounts/home/files';
import type { Actor } from '@/lib/actor/actor';
import { limitedTo } from '@/lib/actor/rights';
import { db } from '@/lib/db/client';
import { anAccount, aTokenOf } from '@/lib/testing/accounts';
import { featureNames } from '@/lib/tokens/rights/features';

const top = mkdtempSync(join(tmpdir(), 'latchkey-files-'));
const outside = join(top, 'outside');
let home: string;
let actor: Actor;

beforeAll(async () => {
  actor = await anAccount();
  mkdirSync(join(outside, 'deep'), { recursive: true });
  writeFileSync(join(outside, 'deep', 'treasure'), 'x');
});

beforeEach(async () => {
  home = mkdtempSync(join(top, 'home-'));
  await db().account.update({ where: { id: actor.accountId }, data: { home, homeRealPath: home } });
});

afterAll(() => rmSync(top, { recursive: true }));

const list = (path: string, hidden = false) => listFolder(actor, path, { hidden });

async function namesIn(path: string, hidden = false): Promise<string[] | string> {
  const listed = await list(path, hidden);
  return listed.ok ? listed.value.entries.map(({ name }) => name.toString()).sort() : listed.error;
}

test('a folder is listed by a path from the home, or by an absolute one within it', async () => {
  mkdirSync(join(home, 'a', 'b'), { recursive: true });
  for (const name of ['one', 'two', '.hidden']) writeFileSync(join(home, 'a', name), '');
  for (const path of ['a', './a/', 'a//', join(home, 'a')])
    expect(await namesIn(path)).toEqual(['b', 'one', 'two']);
  expect(await namesIn('a', true)).toEqual(['.hidden', 'b', 'one', 'two']);
  expect(await namesIn('a/b')).toEqual([]);
  expect(await namesIn('nowhere')).toMatch(/no such folder/);
  expect(await namesIn('a/one')).toMatch(/no folder/);
});

test('no link is followed out, wherever it stands', async () => {
  symlinkSync(outside, join(home, 'link'));
  symlinkSync(join(outside, 'deep', 'treasure'), join(home, 'file-link'));
  symlinkSync('.', join(home, 'self'));
  expect(await namesIn('.')).toEqual(['file-link', 'link', 'self']);
  for (const path of ['link', 'link/deep', 'self', 'self/link/deep', `${home}/link`])
    expect(await namesIn(path), path).toMatch(/Links are not followed/);
  expect(await lookAt(actor, 'link/deep/treasure')).toMatchObject({ ok: false });
  const looked = await lookAt(actor, 'file-link');
  expect(looked.ok && looked.value.stats?.isSymbolicLink()).toBe(true);
});

test('no path leads out', async () => {
  for (const path of [
    '..',
    '../outside',
    'a/../..',
    outside,
    '/',
    '/etc',
    `${home}x`,
    `${home}/../outside`,
  ]) {
    expect(await list(path), path).toMatchObject({ ok: false });
    expect(await lookAt(actor, path), path).toMatchObject({ ok: false });
  }
});

test('a folder that becomes a link while it is listed shows nothing of the other side', async () => {
  mkdirSync(join(home, 'swapped', 'deep'), { recursive: true });
  let going = true;
  const swap = (async () => {
    while (going) {
      renameSync(join(home, 'swapped'), join(home, 'real'));
      symlinkSync(outside, join(home, 'swapped'));
      await new Promise(setImmediate);
      unlinkSync(join(home, 'swapped'));
      renameSync(join(home, 'real'), join(home, 'swapped'));
      await new Promise(setImmediate);
    }
  })();
  for (let i = 0; i < 300; i++) expect(await namesIn('swapped/deep')).not.toContain('treasure');
  going = false;
  await swap;
});

test('pipes and names that are no text are told, and hold nothing up', async () => {
  execFileSync('mkfifo', [join(home, 'pipe')]);
  writeFileSync(Buffer.concat([Buffer.from(`${home}/`), Buffer.from([0x66, 0xff])]), '');
  expect(await namesIn('.')).toEqual(['f\ufffd', 'pipe']);
  const pipe = await lookAt(actor, 'pipe');
  expect(pipe.ok && pipe.value.stats?.isFIFO()).toBe(true);
  expect(await namesIn('pipe')).toMatch(/no folder/);
});

test('a folder of very many entries is cut, and says so', async () => {
  for (let i = 0; i <= MOST_ENTRIES; i++) writeFileSync(join(home, `f${i}`), '');
  const listed = await list('.');
  expect(listed.ok && [listed.value.entries.length, listed.value.all]).toEqual([MOST_ENTRIES, false]);
});

test('a home that is a link is listed only where it led when the account was made', async () => {
  const link = join(top, `link-${Date.now()}`);
  symlinkSync(outside, link);
  await db().account.update({ where: { id: actor.accountId }, data: { home: link, homeRealPath: outside } });
  expect(await namesIn('.')).toEqual(['deep']);
  expect(await namesIn(join(link, 'deep'))).toEqual(['treasure']);
  await db().account.update({ where: { id: actor.accountId }, data: { homeRealPath: home } });
  expect(await namesIn('.')).toMatch(/did not lead to at first/);
});

test('an account without a home, and one whose home is gone, say so', async () => {
  await db().account.update({ where: { id: actor.accountId }, data: { home: join(top, 'gone') } });
  expect(await namesIn('.')).toMatch(/no such folder/);
  await db().account.update({ where: { id: actor.accountId }, data: { home: null } });
  expect(await namesIn('.')).toMatch(/no home folder/);
});

test('a token that has every other feature lists nothing', async () => {
  const others = featureNames.filter((name) => name !== 'filelist');
  const token = await aTokenOf(actor, limitedTo(others), null);
  for (const asked of [listFolder(token, '.', { hidden: true }), lookAt(token, '.')])
    expect(await asked).toEqual({ ok: false, error: expect.stringContaining('filelist') });
  const lister = await aTokenOf(actor, limitedTo(['filelist']), null);
  expect(await listFolder(lister, '.', { hidden: true })).toMatchObject({ ok: true });
});
