import fc from 'fast-check';
import { expect, it } from 'vitest';
import { busyShare, excess, type Load } from '@/lib/server/load';

it('takes from a worker that has all to do as much as is the others’ part', () => {
  expect(excess([{ busy: 1, connections: 64 }, idle])).toEqual([32, 0]);
  expect(excess([idle, idle, { busy: 0.9, connections: 64 }, idle])).toEqual([0, 0, 48, 0]);
});

it('takes nothing where nobody waits, or where all are about as busy', () => {
  expect(excess([{ busy: 0.5, connections: 64 }, idle])).toEqual([0, 0]);
  expect(excess([busyWith(60), busyWith(4)])).toEqual([0, 0]);
  expect(
    excess([
      { busy: 0.9, connections: 40 },
      { busy: 0.62, connections: 24 },
    ]),
  ).toEqual([0, 0]);
});

it('leaves out a worker that told nothing, and moves the only connection nowhere', () => {
  expect(excess([undefined, { busy: 1, connections: 64 }])).toEqual([0, 0]);
  expect(excess([{ busy: 1, connections: 1 }, idle])).toEqual([0, 0]);
  expect(excess([undefined])).toEqual([0]);
  expect(excess([])).toEqual([]);
});

it('never takes all that a worker has, nor anything from the least busy', () => {
  const load = fc.record({ busy: fc.double({ min: 0, max: 1, noNaN: true }), connections: fc.nat(10_000) });
  fc.assert(
    fc.property(fc.array(load, { minLength: 1, maxLength: 8 }), (loads) => {
      const counts = excess(loads);
      const least = Math.min(...loads.map(({ busy }) => busy));
      for (const [at, { busy, connections }] of loads.entries()) {
        expect(counts[at]).toBeGreaterThanOrEqual(0);
        expect(counts[at]).toBeLessThanOrEqual(Math.max(0, connections));
        if (least > 0 && connections > 0) expect(counts[at]).toBeLessThan(connections);
        if (busy === least) expect(counts[at]).toBe(0);
      }
    }),
  );
});

it('tells how much of the time a process was at work since it was asked last', async () => {
  busyShare();
  for (const begun = performance.now(); performance.now() - begun < 50; );
  // The loop has to turn once before it counts what it did.
  await new Promise((resolve) => setImmediate(resolve));
  expect(busyShare()).toBeGreaterThan(0.9);
  // Between two looks there is nothing to do.
  await expect.poll(busyShare).toBeLessThan(0.5);
});

const idle: Load = { busy: 0, connections: 0 };
const busyWith = (connections: number): Load => ({ busy: 0.95, connections });
