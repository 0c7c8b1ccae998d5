import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Backlog } from '@/lib/server/pages/backlog';

/** Keeps one entry for each name and notes the names of those that are cut. */
function notingBacklog(mostBytes: number) {
  const backlog = new Backlog(mostBytes);
  const cut: string[] = [];
  return { cut, keep: (name: string) => backlog.keep(() => cut.push(name)) };
}

it('cuts the oldest when there is no room, and counts it no longer', () => {
  const { cut, keep } = notingBacklog(10);
  const [first, second, third] = [keep('first'), keep('second'), keep('third')];
  first.grow(5);
  second.grow(5);
  expect(cut).toEqual([]);
  third.grow(1);
  expect(cut).toEqual(['first']);
  first.grow(5);
  first.end();
  third.grow(4);
  expect(cut).toEqual(['first']);
});

it('counts nothing of what was let go, and cuts nobody who has sent nothing', () => {
  const { cut, keep } = notingBacklog(10);
  keep('silent');
  const first = keep('first');
  first.grow(10);
  first.end();
  const second = keep('second');
  second.grow(10);
  expect(cut).toEqual([]);
  second.grow(1);
  expect(cut).toEqual(['second']);
});

it('never keeps more than it may, and cuts nobody while there is room', () => {
  const step = fc.record({
    who: fc.integer({ min: 0, max: 5 }),
    bytes: fc.integer({ min: 0, max: 8 }),
    ends: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const kept = new Map<number, number>();
      const sum = () => [...kept.values()].reduce((all, bytes) => all + bytes, 0);
      let growing = 0;
      const backlog = new Backlog(20);
      const entries = Array.from({ length: 6 }, (_, who) =>
        backlog.keep(() => {
          expect(sum() + growing).toBeGreaterThan(20);
          if (kept.has(who)) kept.delete(who);
          else growing = 0;
          gone.add(who);
        }),
      );
      const gone = new Set<number>();
      for (const { who, bytes, ends } of steps) {
        if (gone.has(who)) continue;
        const before = kept.get(who) ?? 0;
        kept.delete(who);
        growing = before + bytes;
        entries[who]?.grow(bytes);
        if (!gone.has(who)) kept.set(who, growing);
        growing = 0;
        expect(sum()).toBeLessThanOrEqual(20);
        if (!ends) continue;
        entries[who]?.end();
        kept.delete(who);
        gone.add(who);
      }
    }),
  );
});
