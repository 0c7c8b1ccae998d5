import { type Row, textsOf } from '@/lib/functions/list/cell';
import { fail, ok, type Result } from '@/lib/result';

/** Compares two rows as Array.sort wants it. */
export type Order = (one: Row, other: Row) => number;

type Facts = { column: string; method?: string; reverse?: string };

/** What a text is worth in each `api.sort_method`. */
const methods = new Map<string, (text: string) => number | string>([
  ['lexicographic', (text) => text],
  ['numeric', numberOf],
  ['numeric_zero_as_max', (text) => numberOf(text) || Number.POSITIVE_INFINITY],
  ['ipv4', (text) => text.split('.').reduce((sum, octet) => sum * 256 + numberOf(octet), 0)],
]);

export const sortMethods = [...methods.keys()];

/** Reads one `api.sort_column`, `_method` and `_reverse`. `numeric` says that the column holds numbers. */
export function readOrder({ column, method, reverse = '0' }: Facts, numeric: boolean): Result<Order, string> {
  if (method === undefined && numeric) {
    return fail(`“${column}” holds numbers: give “api.sort_method=numeric”, or another method.`);
  }
  const worth = methods.get(method ?? 'lexicographic');
  if (!worth)
    return fail(`“api.sort_method”: “${method?.slice(0, 50)}” is not one of ${sortMethods.join(', ')}.`);
  if (reverse !== '0' && reverse !== '1') return fail('“api.sort_reverse” must be 0 or 1.');
  const sign = reverse === '1' ? -1 : 1;
  return ok((one, other) => sign * compare(worthOf(one, column, worth), worthOf(other, column, worth)));
}

function worthOf(row: Row, column: string, worth: (text: string) => number | string) {
  const [text] = textsOf(row[column]);
  return text === undefined ? null : worth(text);
}

/** Rows without a value come last, as an expiry that never comes does. */
function compare(one: number | string | null, other: number | string | null): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -1 : 1;
}

/** What is no number, such as “unlimited”, is more than any. */
function numberOf(text: string): number {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? Number.POSITIVE_INFINITY : number;
}
