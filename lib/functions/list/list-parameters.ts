import { z } from 'zod';
import { filterTypes } from '@/lib/functions/list/filter';
import type { Columns } from '@/lib/functions/list/list-request';
import { sortMethods } from '@/lib/functions/list/sort';

/**
 * The arguments of a list with these columns, as the OpenAPI document describes them. `api.columns_1` is left
 * out: with it any field may be missing, and typed clients would have to doubt each one.
 */
export function listParametersOf(columns: Columns) {
  const column = z.enum([...columns.keys()]).optional();
  return {
    'api.filter_column': column.describe(
      'Column to filter by. Number several: `api.filter_column_0` and so on.',
    ),
    'api.filter_type': z
      .string()
      .optional()
      .describe(
        '`contains` (default), `begins`, `ends`, `matches`, `eq`, `ne`, `lt`, `gt`, `lt_handle_unlimited`, `gt_handle_unlimited`, `defined` or its opposite.',
      )
      .meta({ examples: filterTypes }),
    'api.filter_term': z.string().optional().describe('What to compare the column with.'),
    'api.sort_column': column.describe('Column to sort by.'),
    'api.sort_method': z
      .enum(sortMethods)
      .optional()
      .describe('`lexicographic` unless given. Needed for a column of numbers.'),
    'api.sort_reverse': z.enum(['0', '1']).optional().describe('1: the other way round.'),
    'api.paginate_size': z.int().min(1).optional().describe('Records in a page; 100 unless given.'),
    'api.paginate_start': z
      .int()
      .min(-1)
      .optional()
      .describe('First record, counted from 1; -1: all of them.'),
    'api.paginate_page': z.int().min(1).optional().describe('Page, counted from 1.'),
  };
}
