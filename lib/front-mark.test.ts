import { expect, test } from 'vitest';
import { frontMark, isFrontMark, makeFrontMark } from '@/lib/front-mark';

test('without a front nothing is its mark', () => {
  expect(frontMark()).toBeUndefined();
  for (const sent of ['', 'undefined', null, undefined]) expect(isFrontMark(sent)).toBe(false);
});

test('the mark is another at each start, and only itself', () => {
  makeFrontMark();
  const mark = frontMark() ?? '';
  expect(mark).toMatch(/^[\w-]{43}$/);
  expect(isFrontMark(mark)).toBe(true);
  for (const sent of [
    '',
    null,
    mark.slice(1),
    `${mark}x`,
    'é'.repeat(43),
    'x'.repeat(43),
    `${mark}, ${mark}`,
  ])
    expect(isFrontMark(sent)).toBe(false);
  makeFrontMark();
  expect(isFrontMark(mark)).toBe(false);
});
