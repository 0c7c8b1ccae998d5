import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeLookups, lookUp } from '@/lib/db/lookup/lookup';
import { LookupConnection } from '@/lib/db/lookup/lookup-connection';

const digest = () => randomBytes(32).toString('hex');
const batches = () => find.mock.calls.map(([digests]) => digests.length);
let find: ReturnType<typeof spy>;

function spy() {
  return vi.spyOn(LookupConnection.prototype, 'find');
}

beforeEach(async () => {
  // So that a connection is open, and free.
  await lookUp(digest());
  find = spy();
});
afterEach(() => find.mockRestore());

test('a lone look-up does not wait for others', async () => {
  const found = lookUp(digest());
  await turn();
  expect(batches()).toEqual([1]);
  expect(await found).toBeNull();
});

test('several wait for more as long as more come, and share a statement', async () => {
  const all = [lookUp(digest()), lookUp(digest())];
  for (let i = 0; i < 3; i++) {
    await turn();
    all.push(lookUp(digest()));
  }
  expect(batches()).toEqual([]);
  expect(await Promise.all(all)).toEqual([null, null, null, null, null]);
  expect(batches()).toEqual([5]);
});

test('the first to come back of several does not leave without the others', async () => {
  await Promise.all([lookUp(digest()), lookUp(digest())]);
  const first = lookUp(digest());
  await turn();
  expect(batches()).toEqual([2]);
  await Promise.all([first, lookUp(digest())]);
  expect(batches()).toEqual([2, 2]);
});

test('when the others do not come back it waits for a turn, and the next one for none', async () => {
  await Promise.all([lookUp(digest()), lookUp(digest())]);
  const alone = lookUp(digest());
  await turn();
  await turn();
  expect(batches()).toEqual([2, 1]);
  await alone;
  const next = lookUp(digest());
  await turn();
  expect(batches()).toEqual([2, 1, 1]);
  await next;
});

test('they wait for a few turns at most, however many come', async () => {
  const all = [lookUp(digest())];
  for (let i = 0; i < 12; i++) {
    all.push(lookUp(digest()));
    await turn();
  }
  expect(batches()[0]).toBe(10);
  await Promise.all(all);
});

test('many do not wait for more', async () => {
  const all = Array.from({ length: 40 }, () => lookUp(digest()));
  await turn();
  expect(batches()).toEqual([40]);
  await Promise.all(all);
});

test('a closed connection is followed by another', async () => {
  await closeLookups();
  expect(await lookUp(digest())).toBeNull();
});
