import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Turns } from '@/lib/accounts/throttle/turns';

const lane = fc.constantFrom('known' as const, 'stranger' as const);

test('no more run than may, no more wait than may, and known browsers are served first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 0, max: 4 }),
      fc.array(fc.record({ lane, fails: fc.boolean() }), { maxLength: 25 }),
      async (atOnce, mostWaiting, asked) => {
        const turns = new Turns(atOnce, { mostWaiting, mostOfOne: 25 });
        const ends: (() => void)[] = [];
        const begun: number[] = [];
        const all = asked.map(({ lane, fails }, at) =>
          turns.run(lane, String(at), async () => {
            begun.push(at);
            await new Promise<void>((resolve) => ends.push(resolve));
            if (fails) throw new Error('on purpose');
          }),
        );
        const outcomes = Promise.allSettled(all);
        await tick();
        expect(begun.length).toBe(Math.min(asked.length, atOnce));
        while (ends.length) {
          ends.shift()?.();
          await tick();
          expect(ends.length).toBeLessThanOrEqual(atOnce);
        }
        const busy = (await outcomes).flatMap((end, at) =>
          end.status === 'fulfilled' && end.value === 'busy' ? [at] : [],
        );
        const queued = asked.map((one, at) => ({ ...one, at })).slice(atOnce);
        const known = queued.filter((one) => one.lane === 'known').map(({ at }) => at);
        const strangers = queued.filter((one) => one.lane === 'stranger').map(({ at }) => at);
        const served = [...known.slice(0, mostWaiting), ...strangers.slice(0, mostWaiting)];
        expect(begun.slice(atOnce)).toEqual(served);
        expect(busy).toEqual(
          [...known.slice(mostWaiting), ...strangers.slice(mostWaiting)].sort((a, b) => a - b),
        );
      },
    ),
  );
});

test('a flood of strangers leaves a known browser its turn', async () => {
  const turns = new Turns(2, { mostWaiting: 3, mostOfOne: 3 });
  const ends: (() => void)[] = [];
  const held = () => new Promise<void>((resolve) => ends.push(resolve));
  const flood = Array.from({ length: 100 }, (_, i) => turns.run('stranger', `${i}`, held));
  const owner = turns.run('known', 'owner', async () => 'in');
  ends.shift()?.();
  expect(await owner).toBe('in');
  while (ends.length) {
    ends.shift()?.();
    await tick();
  }
  expect((await Promise.all(flood)).filter((end) => end === 'busy')).toHaveLength(95);
});

test('an account that floods its own lane leaves room for others', async () => {
  const turns = new Turns(1, { mostWaiting: 3, mostOfOne: 2 });
  const ends: (() => void)[] = [];
  const held = () => new Promise<void>((resolve) => ends.push(resolve));
  const flood = Array.from({ length: 10 }, () => turns.run('known', 'greedy', held));
  const other = turns.run('known', 'other', async () => 'in');
  while (ends.length) {
    ends.shift()?.();
    await tick();
  }
  expect(await other).toBe('in');
  expect((await Promise.all(flood)).filter((end) => end === 'busy')).toHaveLength(7);
});

function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
