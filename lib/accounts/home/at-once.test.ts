import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AtOnce } from '@/lib/accounts/home/at-once';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);

test('so many run at once, and the next begins when one ends', async () => {
  const places = new AtOnce(1, 1);
  let end = (_value: string) => {};
  const first = places.run(() => new Promise<string>((resolve) => (end = resolve)));
  const second = places.run(async () => 'second');
  expect(await places.run(async () => 'third')).toBe('busy');
  end('first');
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
});

test('who waits for work that hangs, or for a place, is told in time', async () => {
  const places = new AtOnce(1, 10);
  const hanging = places.run(never);
  const waiting = places.run(async () => 'done');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await Promise.all([hanging, waiting])).toEqual(['busy', 'busy']);
});

test('work that fails gives its place back, also when nobody waits for it any more', async () => {
  const places = new AtOnce(1, 1);
  await expect(places.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  let fail = (_error: Error) => {};
  const late = places.run(() => new Promise<never>((_, reject) => (fail = reject)));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await late).toBe('busy');
  fail(new Error('too late'));
  await vi.advanceTimersByTimeAsync(0);
  expect(await places.run(async () => 'free')).toBe('free');
});
