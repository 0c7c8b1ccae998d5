import { pagesOf } from '@/lib/paging';
import { fail, ok, type Result } from '@/lib/result';

/** From which record, counted from 1, and how many; `all` of them where there is no size. */
export type Page = { start: number; size: number | 'all'; warnings: string[] };

type Facts = { size?: string; start?: string; page?: string };

const DEFAULT_SIZE = 100;
/** cPanel's own client sends this for “everything”. */
const ALL = '-1';

/** Reads `api.paginate_size`, `_start` and `_page`; a start wins over a page, as in cPanel. */
export function readPage({ size, start, page }: Facts): Result<Page, string> {
  for (const [name, value] of Object.entries({ size, page, start })) {
    const isAll = name === 'start' && value === ALL;
    if (value !== undefined && !isAll && !/^[1-9]\d{0,8}$/.test(value))
      return fail(`“api.paginate_${name}” must be a whole number, 1 or more.`);
  }
  if (start === ALL) {
    const by = 'all are asked for';
    return ok({
      start: 1,
      size: 'all',
      warnings: [...overruled('size', size, by), ...overruled('page', page, by)],
    });
  }
  const perPage = Number(size ?? DEFAULT_SIZE);
  if (start === undefined)
    return ok({ start: (Number(page ?? 1) - 1) * perPage + 1, size: perPage, warnings: [] });
  return ok({
    start: Number(start),
    size: perPage,
    warnings: overruled('page', page, '“api.paginate_start” counts'),
  });
}

function overruled(name: string, value: string | undefined, by: string): string[] {
  return value === undefined ? [] : [`“api.paginate_${name}” was ignored: ${by}.`];
}

/** The records of a page, and what cPanel says of it in `metadata.paginate`. */
export function paginate<Record>(all: Record[], { start, size }: Page) {
  const perPage = size === 'all' ? Math.max(1, all.length) : size;
  return {
    records: all.slice(start - 1, start - 1 + perPage),
    paginate: {
      total_pages: pagesOf(all.length, perPage),
      total_results: all.length,
      current_page: Math.floor((start - 1) / perPage) + 1,
      results_per_page: perPage,
      start_result: start,
    },
  };
}
