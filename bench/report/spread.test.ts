import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from '@/bench/report/spread';

test('what is far enough apart stays where it is', () => {
  expect(spread([30, 0, 15], 15)).toEqual([30, 0, 15]);
});

test('what is too close stands around its common middle', () => {
  expect(spread([100, 10, 101], 9)).toEqual([96, 10, 105]);
  expect(spread([0, 9, 5], 10)).toEqual([
    expect.closeTo(-5.33, 2),
    expect.closeTo(14.67, 2),
    expect.closeTo(4.67, 2),
  ]);
});

test('no two are ever closer than the gap, and none overtakes another', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 20 }),
      (wanted, gap) => {
        const places = spread(wanted, gap);
        const pairs = places.flatMap((place, a) =>
          places.slice(a + 1).map((other, rest) => ({ place, other, a, b: a + 1 + rest })),
        );
        for (const { place, other, a, b } of pairs) {
          expect(Math.abs(place - other)).toBeGreaterThanOrEqual(gap - 1e-6);
          const [one = 0, two = 0] = [wanted[a], wanted[b]];
          if (one !== two) expect(Math.sign(place - other)).toBe(Math.sign(one - two));
        }
      },
    ),
  );
});
