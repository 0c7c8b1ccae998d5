import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Turns } from '@/lib/server/pages/turns';

const never = new Promise(() => undefined);
const LIMITS = { ofNetwork: 2, ofAll: 5 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a promise has come to: its value, or `waiting`. */
const now = <T>(promise: Promise<T>) => Promise.race([promise, Promise.resolve('waiting' as const)]);

it('serves so many of one network at once; the next waits for the first to end', async () => {
  const turns = new Turns(LIMITS);
  const [first] = await Promise.all([turns.take('192.0.2.1', never), turns.take('192.0.2.1', never)]);
  const third = turns.take('192.0.2.1', never);
  expect(await now(third)).toBe('waiting');
  expect(await turns.take('192.0.2.2', never)).not.toBeNull();
  first?.();
  first?.();
  expect(await third).not.toBeNull();
  expect(await now(turns.take('192.0.2.1', never))).toBe('waiting');
});

it('takes an IPv6 /64 for one network', async () => {
  const turns = new Turns(LIMITS);
  for (const end of ['1', '2']) await turns.take(`2001:db8::${end}`, never);
  expect(await now(turns.take('2001:db8:0:0:ffff::3', never))).toBe('waiting');
  expect(await turns.take('2001:db8:0:1::3', never)).not.toBeNull();
});

it('lets nobody wait behind too many of the same network', async () => {
  const turns = new Turns(LIMITS);
  const asked = Array.from({ length: 100 }, () => turns.take('192.0.2.1', never));
  const outcomes = await Promise.all(asked.map(now));
  expect(outcomes.filter((outcome) => outcome === 'waiting')).toHaveLength(2 * 8);
  expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(100 - 2 - 2 * 8);
});

it('lets a network wait that has nobody waiting, in place of the last of who has most', async () => {
  const turns = new Turns({ ofNetwork: 2, ofAll: 3 });
  const asked = Array.from({ length: 27 }, (_, i) => turns.take(`192.0.2.${i % 2}`, never));
  const waiting = turns.take('192.0.2.9', never);
  expect(await now(waiting)).toBe('waiting');
  const outcomes = await Promise.all(asked.map(now));
  expect(outcomes.filter((outcome) => outcome === 'waiting')).toHaveLength(3 * 8 - 1);
  expect(outcomes.lastIndexOf(null)).toBeGreaterThan(outcomes.length - 3);
  // Who makes room for all would be turned away in its turn.
  expect(await now(turns.take('192.0.2.0', never))).toBeNull();
});

it('gives up a wait that takes too long, and one that nobody waits for any more', async () => {
  const turns = new Turns(LIMITS);
  for (let i = 0; i < 2; i++) await turns.take('192.0.2.1', never);
  let leave = (_: unknown) => {};
  const left = turns.take('192.0.2.1', new Promise((resolve) => (leave = resolve)));
  const late = turns.take('192.0.2.1', never);
  leave(undefined);
  expect(await left).toBeNull();
  expect(await now(late)).toBe('waiting');
  vi.advanceTimersByTime(5000);
  expect(await late).toBeNull();
});

it('never serves more than it may, and in the end everybody', async () => {
  const asker = fc.record({
    network: fc.integer({ min: 1, max: 4 }),
    endsAfter: fc.integer({ min: 0, max: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(asker, { maxLength: 40 }), async (askers) => {
      const turns = new Turns(LIMITS);
      const running = new Map<number, number>();
      let refused = 0;
      const served = askers.map(async ({ network, endsAfter }) => {
        const end = await turns.take(`192.0.2.${network}`, never);
        if (!end) return refused++;
        running.set(network, (running.get(network) ?? 0) + 1);
        expect(running.get(network)).toBeLessThanOrEqual(LIMITS.ofNetwork);
        expect([...running.values()].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(LIMITS.ofAll);
        for (let i = 0; i < endsAfter; i++) await Promise.resolve();
        running.set(network, (running.get(network) ?? 0) - 1);
        end();
      });
      await Promise.all(served);
      for (let network = 1; network <= 4; network++) {
        const asked = askers.filter((one) => one.network === network).length;
        if (asked <= LIMITS.ofNetwork * 9) continue;
        expect(refused).toBeGreaterThan(0);
      }
      expect([...running.values()].every((one) => one === 0)).toBe(true);
    }),
  );
});
