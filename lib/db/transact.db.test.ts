import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { config, setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';
import { closeConnections } from '@/lib/db/close';
import { transact } from '@/lib/db/transact';
import { isDatabaseUnavailable, OutcomeUnknown } from '@/lib/db/unavailable';
import { Meeting } from '@/lib/testing/meeting';
import { Relay } from '@/lib/testing/relay';

const use = () => ({ tokenId: crypto.randomUUID(), at: new Date(), address: null });
const isThere = async ({ tokenId }: { tokenId: string }) =>
  (await db().tokenUse.count({ where: { tokenId } })) === 1;

test('two changes that lock each other out are both made in the end', async () => {
  const rows = [use(), use()];
  await db().tokenUse.createMany({ data: rows });
  const both = new Meeting(2);
  let runs = 0;
  const touch = (order: typeof rows, address: string) =>
    transact(async (tx) => {
      runs++;
      for (const { tokenId } of order) {
        await tx.$executeRaw`UPDATE token_use SET address = concat(address, ${address}::text) WHERE token_id = ${tokenId}::uuid`;
        await both.arrive();
      }
      return address;
    });
  expect(await Promise.all([touch(rows, 'a'), touch(rows.toReversed(), 'b')])).toEqual(['a', 'b']);
  // Each once, though one of them ran twice.
  const written = await db().tokenUse.findMany({
    where: { tokenId: { in: rows.map((row) => row.tokenId) } },
  });
  expect(written.map(({ address }) => [...(address ?? '')].sort().join(''))).toEqual(['ab', 'ab']);
  expect(runs).toBe(3);
});

test('what fails for another reason runs once, and so does what conflicts for ever four times', async () => {
  const failing = { runs: 0, error: new Error('no') };
  const counted = (error: Error) =>
    transact(async () => {
      failing.runs++;
      throw error;
    });
  await expect(counted(failing.error)).rejects.toBe(failing.error);
  expect(failing.runs).toBe(1);
  failing.runs = 0;
  const conflict = Object.assign(new Error('deadlock detected'), { code: '40P01' });
  await expect(counted(conflict)).rejects.toBe(conflict);
  expect(failing.runs).toBe(4);
});

describe('through a network that breaks', () => {
  let relay: Relay;
  let direct: string;

  beforeEach(async () => {
    direct = config().DATABASE_URL ?? '';
    await closeConnections();
    relay = await Relay.to(direct);
    setConfig({ DATABASE_URL: relay.url });
  });
  afterEach(async () => {
    await closeConnections();
    await relay.close();
    setConfig({ DATABASE_URL: direct });
  });

  test('a connection cut after COMMIT was sent leaves the outcome unknown, and is not tried again', async () => {
    const row = use();
    let runs = 0;
    relay.cutAfter(/COMMIT/);
    const error = await transact(async (tx) => {
      runs++;
      await tx.tokenUse.create({ data: row });
    }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OutcomeUnknown);
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(runs).toBe(1);
    expect(await isThere(row)).toBe(true);
  });

  test('a connection cut before COMMIT changes nothing, and that is known', async () => {
    const row = use();
    relay.cutAfter(/INSERT/);
    const error = await transact((tx) => tx.tokenUse.create({ data: row })).catch(
      (reason: unknown) => reason,
    );
    expect(error).not.toBeInstanceOf(OutcomeUnknown);
    expect(isDatabaseUnavailable(error)).toBe(true);
    expect(await isThere(row)).toBe(false);
  });
});
