import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAccount } from '@/lib/accounts/create-account';
import { diskUsage, receiveMeasurement, sendMeasurements } from '@/lib/accounts/disk-usage/disk-usage';
import * as measure from '@/lib/accounts/disk-usage/measure';
import type { AccountActor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { anAccount, PASSWORD } from '@/lib/testing/accounts';

let home: string;
let actor: AccountActor;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'latchkey-home-'));
  actor = await anAccount();
  await db().account.update({ where: { id: actor.accountId }, data: { home } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
});

const seven = { found: true, linkedElsewhere: false, endedBy: null, bytes: 7, inodes: 7, unreadable: 0 };
const add = (name: string) => writeFileSync(join(home, name), 'x'.repeat(9000));
const later = (seconds: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });

test('whoever asks at the same time shares one measurement', async () => {
  const measured = vi.spyOn(measure, 'measureFolder');
  const all = await Promise.all(Array.from({ length: 20 }, () => diskUsage(actor)));
  expect(measured).toHaveBeenCalledTimes(1);
  expect(new Set(all.map(({ measuredAt }) => measuredAt?.getTime())).size).toBe(1);
});

test('a measurement of this minute is served again, an older one is not', async () => {
  const first = await diskUsage(actor);
  add('file');
  expect((await diskUsage(actor)).measuredAt).toEqual(first.measuredAt);
  later(61);
  const second = await diskUsage(actor);
  expect(second.bytesUsed).toBeGreaterThan(first.bytesUsed);
  expect(second.inodesUsed).toBe(2);
});

test('while a new measurement takes long, the old one is served with its age, and the new one after', async () => {
  const old = await diskUsage(actor);
  let finish = () => {};
  vi.spyOn(measure, 'measureFolder').mockReturnValueOnce(
    new Promise((resolve) => (finish = () => resolve({ ...seven, unreadable: 3 }))),
  );
  later(61);
  expect((await diskUsage(actor)).measuredAt).toEqual(old.measuredAt);
  finish();
  await vi.waitFor(async () =>
    expect(await diskUsage(actor)).toMatchObject({
      bytesUsed: 7,
      warnings: [expect.stringContaining('3 files or folders could not be read')],
    }),
  );
});

test('a measurement that fails is told, and tried again by the next request', async () => {
  vi.spyOn(measure, 'measureFolder').mockRejectedValueOnce(new Error('no threads left'));
  await expect(diskUsage(actor)).rejects.toThrow('no threads left');
  expect(await diskUsage(actor)).toMatchObject({ inodesUsed: 1 });
});

test('a measurement is told to others, and one made elsewhere is served unless it is older', async () => {
  const told = vi.fn();
  sendMeasurements(told);
  const own = await diskUsage(actor);
  expect(told).toHaveBeenCalledExactlyOnceWith(home, expect.objectContaining({ at: own.measuredAt }));

  const elsewhere = (ms: number) => ({
    ...seven,
    at: new Date((own.measuredAt?.getTime() ?? 0) + ms),
  });
  receiveMeasurement(home, elsewhere(-1));
  expect(await diskUsage(actor)).toEqual(own);
  receiveMeasurement(home, elsewhere(1));
  expect(await diskUsage(actor)).toMatchObject({ bytesUsed: 7, measuredAt: elsewhere(1).at });
  expect(told).toHaveBeenCalledTimes(1);
});

test('a home that is a link is measured where it led when the account was made, and nowhere else', async () => {
  const link = `${home}-link`;
  symlinkSync(home, link);
  const made = await createAccount({
    username: `linked${crypto.randomUUID().slice(0, 8)}`,
    password: PASSWORD,
    plan: 'default',
    home: link,
  });
  if (!made.ok) throw new Error('The account was not created.');
  const linked = { ...actor, accountId: made.value.id };
  expect(await diskUsage(linked)).toMatchObject({ inodesUsed: 1, warnings: [] });
  rmSync(link);
  symlinkSync('/etc', link);
  later(61);
  const usage = await diskUsage(linked);
  rmSync(link);
  expect(usage).toMatchObject({
    bytesUsed: 0,
    inodesUsed: 0,
    warnings: [expect.stringContaining('is a link to a place it did not lead to at first')],
  });
});

test.each([
  ['time', 'took longer than 5 minutes'],
  ['entries', 'more files and folders than are measured'],
] as const)(
  'a measurement that ended by its limit of %s says that not everything is counted',
  async (endedBy, said) => {
    vi.spyOn(measure, 'measureFolder').mockResolvedValueOnce({ ...seven, endedBy });
    expect(await diskUsage(actor)).toMatchObject({ bytesUsed: 7, warnings: [expect.stringContaining(said)] });
  },
);
