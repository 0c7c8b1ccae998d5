import type { Listing } from '@/lib/tokens/listing/list-tokens';
import type { Filter } from '@/lib/tokens/listing/matching';

type Asked = Record<string, string | string[] | undefined>;

/** What the table shows, as its address says it: everything but the page size, which is the person's own. */
export type TableQuery = Omit<Listing, 'size'>;

const sorts: readonly Listing['sort'][] = ['name', 'created', 'expires', 'state'];
const states: readonly NonNullable<Filter['state']>[] = ['active', 'expiring', 'expired'];

/** Reads the address; whatever makes no sense in it counts as not said. */
export function readTableQuery(asked: Asked): TableQuery {
  const sort = sorts.find((one) => one === asked.sort) ?? 'created';
  const page = Number(asked.page);
  return {
    search: typeof asked.q === 'string' ? asked.q.replaceAll('\0', '').trim().slice(0, 200) : '',
    state: states.find((one) => one === asked.state),
    sort,
    direction: asked.dir === 'asc' || asked.dir === 'desc' ? asked.dir : firstDirection(sort),
    page: Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
  };
}

/** The address of the table with some of the query changed; a change of anything but the page leads to page 1. */
export function tableHref(query: TableQuery, change: Partial<TableQuery>): string {
  const next = { ...query, page: 1, ...change };
  const address = new URLSearchParams();
  if (next.search) address.set('q', next.search);
  if (next.state) address.set('state', next.state);
  if (next.sort !== 'created' || next.direction !== 'desc') {
    address.set('sort', next.sort);
    if (next.direction !== firstDirection(next.sort)) address.set('dir', next.direction);
  }
  if (next.page > 1) address.set('page', String(next.page));
  const text = address.toString();
  return text ? `/tokens?${text}` : '/tokens';
}

/** The address that sorts by `sort`: a second time the other way round. */
export function sortHref(query: TableQuery, sort: TableQuery['sort']): string {
  const again = query.sort === sort;
  const direction = again ? (query.direction === 'asc' ? 'desc' : 'asc') : firstDirection(sort);
  return tableHref(query, { sort, direction });
}

/** The newest first, but names from A and what expires soonest first. */
function firstDirection(sort: TableQuery['sort']): TableQuery['direction'] {
  return sort === 'created' ? 'desc' : 'asc';
}
