import fc from 'fast-check';
import { expect, it } from 'vitest';
import { busyShare, excess, type Load } from '@/lib/server/workers/load';

it('takes from a worker that has all to do as much as is the others’ part', () => {
  expect(excess([at(64), idle])).toEqual([32, 0]);
  expect(excess([idle, idle, at(64), idle])).toEqual([0, 0, 48, 0]);
});

it('goes by the requests, not by the connections, of which some ask nothing', () => {
  expect(excess([{ ...at(30), connections: 300 }, at(10)])).toEqual([100, 0]);
  expect(excess([{ ...at(10), connections: 300 }, at(10)])).toEqual([0, 0]);
});

it('takes from one whose clients wait longer, though another is at work as much', () => {
  expect(excess([at(60), at(4)])).toEqual([28, 0]);
  expect(excess([at(14), at(2)])).toEqual([6, 0]);
});

it('takes nothing where nobody waits, or where all have about as much to do', () => {
  expect(excess([{ ...at(64), busy: 0.25 }, idle])).toEqual([0, 0]);
  expect(excess([{ ...at(64), busy: 0.26 }, idle])).toEqual([32, 0]);
  expect(excess([at(54), at(40)])).toEqual([0, 0]);
  expect(excess([at(55), at(38)])).toEqual([8, 0]);
});

it('leaves out a worker that told nothing, and moves the only connection nowhere', () => {
  expect(excess([undefined, at(64)])).toEqual([0, 0]);
  expect(excess([at(1), idle])).toEqual([0, 0]);
  expect(excess([undefined])).toEqual([0]);
  expect(excess([])).toEqual([]);
});

it('never takes all that a worker has, nor anything from the one with least to do', () => {
  const load = fc.record({
    busy: fc.double({ min: 0, max: 1, noNaN: true }),
    // An average over a second: of numbers next to nothing, which it cannot be, the half is nothing.
    underWay: fc.nat(10_000_000).map((thousandths) => thousandths / 1000),
    connections: fc.nat(10_000),
  });
  fc.assert(
    fc.property(fc.array(load, { minLength: 1, maxLength: 8 }), (loads) => {
      const counts = excess(loads);
      const least = Math.min(...loads.map(({ underWay }) => underWay));
      for (const [index, { underWay, connections }] of loads.entries()) {
        expect(counts[index]).toBeGreaterThanOrEqual(0);
        expect(counts[index]).toBeLessThanOrEqual(Math.max(0, connections));
        if (connections > 0) expect(counts[index]).toBeLessThan(connections);
        if (underWay === least) expect(counts[index]).toBe(0);
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

const idle: Load = { busy: 0, underWay: 0, connections: 0 };
/** At work all the time, with so many connections, each of which asks again as soon as it is answered. */
const at = (connections: number): Load => ({ busy: 0.95, underWay: connections, connections });
