import type { Arguments } from '@/lib/functions/arguments/arguments';
import { Asked, type Group, isListArgument, type Part } from '@/lib/functions/list/asked';
import { type Condition, readCondition } from '@/lib/functions/list/filter';
import { type Page, readPage } from '@/lib/functions/list/paginate';
import { type Order, readOrder } from '@/lib/functions/list/sort';
import { fail, ok, type Result } from '@/lib/result';

/** What a caller wants of a list, beyond the arguments of the function itself. */
export type ListRequest = {
  conditions: Condition[];
  orders: Order[];
  page: Page | null;
  /** The columns to answer with; null: all. */
  columns: string[] | null;
  /** What was understood and has no effect. */
  warnings: string[];
};

/** The columns of a function's rows, and whether each holds numbers. */
export type Columns = ReadonlyMap<string, { numeric: boolean }>;

/**
 * Reads what cPanel calls filtering, sorting, pagination and columns of output (UAPI documentation,
 * “Filters”, “Sorting”, “Pagination”). `columns` is null for a function that answers no list. What is
 * not supported is an error: a script that revokes what it filtered must not be given everything.
 */
export function readListRequest(sent: Arguments, columns: Columns | null): Result<ListRequest, string[]> {
  const request: ListRequest = { conditions: [], orders: [], page: null, columns: null, warnings: [] };
  const asked = new Asked();
  const faults = sent.flatMap(([name, value]) => (isListArgument(name) ? asked.add(name, value) : []));
  const parts = asked.parts();
  if (!columns && parts[0]) faults.push(`“api.${parts[0]}” is for lists, and this function answers none.`);
  if (faults.length > 0 || !columns) return withoutFaults(request, faults);

  const keep = <Value>(read: Result<Value, string>, take: (value: Value) => void) =>
    read.ok ? take(read.value) : faults.push(read.error);
  for (const group of asked.groups('filter')) {
    const known = withColumn(group, 'filter', columns);
    keep(known.ok ? readCondition(known.value) : known, (condition) => request.conditions.push(condition));
  }
  for (const group of asked.groups('sort')) {
    const known = withColumn(group, 'sort', columns);
    const read = known.ok ? readOrder(known.value, columns.get(known.value.column)?.numeric ?? false) : known;
    keep(read, (order) => request.orders.push(order));
  }
  const [pages, ...more] = asked.groups('paginate');
  if (more.length > 0) faults.push('There is one page: give all of “api.paginate_…” without a number.');
  if (pages) keep(readPage(pages), (page) => Object.assign(request, { page, warnings: page.warnings }));
  if (parts.includes('columns')) {
    if (asked.columns.length === 0) faults.push('“api.columns” is on, and “api.columns_1” is missing.');
    for (const column of asked.columns)
      keep(withColumn({ column }, 'columns', columns), () => (request.columns = asked.columns));
  }
  return withoutFaults(request, faults);
}

/** How many faults are named. */
const MOST_FAULTS = 20;

function withoutFaults(request: ListRequest, faults: string[]): Result<ListRequest, string[]> {
  return faults.length > 0 ? fail([...new Set(faults)].slice(0, MOST_FAULTS)) : ok(request);
}

function withColumn(group: Group, part: Part, columns: Columns): Result<Group & { column: string }, string> {
  const { column } = group;
  if (column === undefined) return fail(`“api.${part}_column” is missing.`);
  if (columns.has(column)) return ok({ ...group, column });
  return fail(`There is no column “${column.slice(0, 50)}”. There are: ${[...columns.keys()].join(', ')}.`);
}
