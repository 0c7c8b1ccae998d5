import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { diskUsage, hearMeasurement, tellMeasurements } from '@/lib/accounts/disk-usage';
import * as measure from '@/lib/accounts/disk-usage-measure';
import type { AccountActor } from '@/lib/audit/actor';
import { db } from '@/lib/db/client';
import { anAccount } from '@/lib/testing/accounts';

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
    new Promise((resolve) => (finish = () => resolve({ found: true, bytes: 7, inodes: 7, unreadable: 3 }))),
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
  tellMeasurements(told);
  const own = await diskUsage(actor);
  expect(told).toHaveBeenCalledExactlyOnceWith(home, expect.objectContaining({ at: own.measuredAt }));

  const elsewhere = (ms: number) => ({
    found: true,
    bytes: 7,
    inodes: 7,
    unreadable: 0,
    at: new Date((own.measuredAt?.getTime() ?? 0) + ms),
  });
  hearMeasurement(home, elsewhere(-1));
  expect(await diskUsage(actor)).toEqual(own);
  hearMeasurement(home, elsewhere(1));
  expect(await diskUsage(actor)).toMatchObject({ bytesUsed: 7, measuredAt: elsewhere(1).at });
  expect(told).toHaveBeenCalledTimes(1);
});
