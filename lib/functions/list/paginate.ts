import { fail, ok, type Result } from '@/lib/result';

/** From which record, counted from 1, and how many; `all` of them where there is no size. */
export type Page = { start: number; size: number | 'all' };

type Facts = { size?: string; start?: string; page?: string };

const DEFAULT_SIZE = 100;
/** cPanel's own client sends this for “everything”. */
const ALL = '-1';

/** Reads `api.paginate_size`, `_start` and `_page`; a start wins over a page, as in cPanel. */
export function readPage({ size, start, page }: Facts): Result<Page, string> {
  if (start === ALL) return ok({ start: 1, size: 'all' });
  for (const [name, value] of Object.entries({ size, start, page })) {
    if (value !== undefined && !/^\d{1,9}$/.test(value))
      return fail(`“api.paginate_${name}” must be a whole number.`);
  }
  const perPage = Math.max(1, Number(size ?? DEFAULT_SIZE));
  const first = start === undefined ? (Math.max(1, Number(page ?? 1)) - 1) * perPage + 1 : Number(start);
  return ok({ start: Math.max(1, first), size: perPage });
}

/** The records of a page, and what cPanel says of it in `metadata.paginate`. */
export function paginate<Record>(all: Record[], { start, size }: Page) {
  const perPage = size === 'all' ? Math.max(1, all.length) : size;
  return {
    records: all.slice(start - 1, start - 1 + perPage),
    paginate: {
      total_pages: Math.max(1, Math.ceil(all.length / perPage)),
      total_results: all.length,
      current_page: Math.floor((start - 1) / perPage) + 1,
      results_per_page: perPage,
      start_result: start,
    },
  };
}
