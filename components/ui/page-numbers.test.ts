import { expect, it } from 'vitest';
import { pageNumbers } from '@/components/ui/page-numbers';

it.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 8, [1, 2, 'gap', 8]],
  [3, 8, [1, 2, 3, 4, 'gap', 8]],
  [4, 8, [1, 2, 3, 4, 5, 'gap', 8]],
  [5, 9, [1, 'gap', 4, 5, 6, 'gap', 9]],
  [8, 8, [1, 'gap', 7, 8]],
])('page %i of %i links to %j', (page, pages, expected) => {
  expect(pageNumbers(page, pages)).toEqual(expected);
});
