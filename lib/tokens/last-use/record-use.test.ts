import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NewUse } from '@/lib/db/use-writer';
import { recordUse, sendUses, sendUsesTo } from '@/lib/tokens/last-use/record-use';

let received: NewUse[][];

beforeEach(() => {
  vi.useFakeTimers();
  received = [];
  sendUsesTo((uses) => void received.push(uses));
});
afterEach(() => vi.useRealTimers());

const at = (second: number) => new Date(Date.UTC(2026, 4, 1, 0, 0, second));

test('of several uses within a moment the latest is handed on, once, a little later', () => {
  recordUse('a', at(1), '192.0.2.1');
  recordUse('b', at(2), null);
  recordUse('a', at(3), '192.0.2.3');
  expect(received).toEqual([]);
  vi.advanceTimersByTime(1000);
  expect(received).toEqual([
    [
      { id: 'a', at: at(3).getTime(), address: '192.0.2.3' },
      { id: 'b', at: at(2).getTime(), address: null },
    ],
  ]);
  vi.advanceTimersByTime(10_000);
  expect(received).toHaveLength(1);
});

test('a thousand tokens are handed on at once, and the next one waits for its own moment', () => {
  for (let i = 0; i < 1001; i++) recordUse(`token-${i}`, at(0), null);
  expect(received.map((uses) => uses.length)).toEqual([1000]);
  vi.advanceTimersByTime(1000);
  expect(received.map((uses) => uses.length)).toEqual([1000, 1]);
});

test('the end also waits for what was handed on before and has not yet arrived', async () => {
  let arrive = () => {};
  sendUsesTo(() => new Promise((resolve) => (arrive = resolve)));
  recordUse('a', at(1), null);
  vi.advanceTimersByTime(1000);
  let done = false;
  const handing = sendUses().then(() => (done = true));
  await vi.advanceTimersByTimeAsync(0);
  expect(done).toBe(false);
  arrive();
  await handing;
  expect(done).toBe(true);
});

test('handing on at the end waits until it has arrived; one who receives no more is no error later', async () => {
  let arrive = () => {};
  sendUsesTo(() => new Promise((resolve) => (arrive = resolve)));
  recordUse('a', at(1), null);
  let done = false;
  const handing = sendUses().then(() => (done = true));
  await Promise.resolve();
  expect(done).toBe(false);
  arrive();
  await handing;
  expect(done).toBe(true);

  sendUsesTo(() => Promise.reject(new Error('closed')));
  recordUse('b', at(1), null);
  await vi.advanceTimersByTimeAsync(1000);
  recordUse('c', at(1), null);
  await expect(sendUses()).rejects.toThrow('closed');
});
