import { expect, test } from 'vitest';
import { compare, row } from '@/bench/against/compare';
import type { Sample } from '@/bench/against/rounds';

test('ratios are of the same round, whatever the order in which it was measured', () => {
  const what = 'tokens page: first byte';
  const samples: Sample[] = [
    { what, round: 1, side: 'other', figure: 10 },
    { what, round: 1, side: 'this', figure: 11 },
    { what, round: 2, side: 'this', figure: 40 },
    { what, round: 2, side: 'other', figure: 20 },
    { what, round: 3, side: 'this', figure: 9 },
    { what, round: 3, side: 'other', figure: 10 },
  ];
  const [comparison] = compare(samples);
  expect(comparison).toMatchObject({ this: 11, other: 10, ratios: [1.1, 2, 0.9] });
  expect(row(comparison as NonNullable<typeof comparison>)).toEqual([
    what,
    '11.0',
    '10.0',
    '1.100 (0.900 to 2.000)',
    '1.100, 2.000, 0.900',
  ]);
});
