import type { Row } from '@/lib/functions/list/cell';
import type { ListRequest } from '@/lib/functions/list/list-request';
import { paginate } from '@/lib/functions/list/paginate';
import type { Outcome } from '@/lib/functions/outcome';

/** An answer with its list filtered, sorted, cut to a page and to columns, in this order, as cPanel does it. */
export function applyListRequest(outcome: Outcome<unknown>, request: ListRequest): Outcome<unknown> {
  if (outcome.status === 0 || !Array.isArray(outcome.data)) return outcome;
  const { conditions, orders, page, columns } = request;
  const metadata = { ...outcome.metadata };
  let rows: Row[] = outcome.data;
  if (conditions.length > 0) {
    metadata.filter = { records_before_filter: rows.length };
    rows = rows.filter((row) => conditions.every((holds) => holds(row)));
  }
  if (orders.length > 0) {
    rows = rows.toSorted(
      (one, other) =>
        orders.map((compare) => compare(one, other)).find((difference) => difference !== 0) ?? 0,
    );
  }
  if (page) {
    const cut = paginate(rows, page);
    rows = cut.records;
    metadata.paginate = cut.paginate;
  }
  if (columns) rows = rows.map((row) => only(row, columns));
  return { ...outcome, data: rows, metadata };
}

function only(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
