import { z } from 'zod';

/**
 * The arguments of every list, as the OpenAPI document describes them. `api.columns_1` is left out: with it
 * any field may be missing, and typed clients would have to doubt each one.
 */
export const listParameters = {
  'api.filter_column': described('Column to filter by. Number several: `api.filter_column_0` and so on.'),
  'api.filter_type': described(
    '`contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite.',
  ),
  'api.filter_term': described('What to compare the column with.'),
  'api.sort_column': described('Column to sort by.'),
  'api.sort_method': described(
    '`lexicographic` (default), `numeric`, `numeric_zero_as_max`, `ipv4`. Needed for a column of numbers.',
  ),
  'api.sort_reverse': described('1: the other way round.'),
  'api.paginate_size': described('Records in a page; 100 unless given.'),
  'api.paginate_start': described('First record, counted from 1; -1: all of them.'),
  'api.paginate_page': described('Page, counted from 1.'),
};

function described(description: string) {
  return z.string().optional().describe(description);
}
