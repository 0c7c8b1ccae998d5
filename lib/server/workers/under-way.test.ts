import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UnderWay } from '@/lib/server/workers/under-way';

let now: number;
const clock = () => now;

it('tells how many were under way on average since it was asked last', () => {
  now = 1000;
  const underWay = new UnderWay(clock);
  underWay.begin();
  now += 250;
  underWay.begin();
  now += 750;
  expect(underWay.average()).toBe(1.75);
  now += 10;
  underWay.end();
  now += 10;
  expect(underWay.average()).toBe(1.5);
  underWay.end();
  now += 5;
  expect(underWay.average()).toBe(0);
});

it('tells how many there are when no time has passed', () => {
  now = 0;
  const underWay = new UnderWay(clock);
  underWay.begin();
  underWay.begin();
  expect(underWay.average()).toBe(2);
});

it('counts, over any time, what all requests took together', () => {
  const request = fc.record({ at: fc.nat(1000), ms: fc.nat(1000) });
  fc.assert(
    fc.property(fc.array(request), (requests) => {
      now = 0;
      const underWay = new UnderWay(clock);
      const changes = [
        ...requests.map(({ at }) => ({ at, change: () => underWay.begin() })),
        ...requests.map(({ at, ms }) => ({ at: at + ms, change: () => underWay.end() })),
      ].sort((one, other) => one.at - other.at);
      for (const { at, change } of changes) {
        now = at;
        change();
      }
      now = 2000;
      const together = requests.reduce((sum, { ms }) => sum + ms, 0);
      expect(underWay.average()).toBeCloseTo(together / 2000);
    }),
  );
});
