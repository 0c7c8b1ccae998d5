import { RE2JS } from 're2js';
import { type Cell, type Row, textsOf } from '@/lib/functions/list/cell';
import { fail, ok, type Result } from '@/lib/result';

/** Whether a row stays. */
export type Condition = (row: Row) => boolean;

type Facts = { column: string; type?: string; term?: string };

/** Every operator that cPanel documents for `api.filter_type`, with how it reads its term. */
const operators = new Map<string, (term: string) => ((cell: Cell) => boolean) | null>([
  ['contains', (term) => anyText((text) => text.toLowerCase().includes(term.toLowerCase()))],
  ['begins', (term) => anyText((text) => text.toLowerCase().startsWith(term.toLowerCase()))],
  ['ends', (term) => anyText((text) => text.toLowerCase().endsWith(term.toLowerCase()))],
  ['matches', (term) => pattern(term)],
  ['eq', (term) => anyText((text) => isEqual(text, term))],
  ['ne', (term) => (cell) => !textsOf(cell).some((text) => isEqual(text, term))],
  ['lt', (term) => compared(term, finite, (value, limit) => value < limit)],
  ['gt', (term) => compared(term, finite, (value, limit) => value > limit)],
  ['lt_handle_unlimited', (term) => compared(term, orUnlimited, (value, limit) => value < limit)],
  ['gt_handle_unlimited', (term) => compared(term, orUnlimited, (value, limit) => value > limit)],
  ['defined', () => (cell) => textsOf(cell).length > 0],
  ['undefined', () => (cell) => textsOf(cell).length === 0],
]);

export const filterTypes = [...operators.keys()];

const NEEDS_NO_TERM = new Set(['defined', 'undefined']);

/** A longer pattern would take long to compile, and longer for each row. */
const LONGEST_PATTERN = 200;

/** Reads one `api.filter_column`, `_type` and `_term`; the type defaults to `contains`. */
export function readCondition({ column, type = 'contains', term }: Facts): Result<Condition, string> {
  const operator = operators.get(type);
  if (!operator)
    return fail(`“api.filter_type”: “${type.slice(0, 50)}” is not one of ${filterTypes.join(', ')}.`);
  if (term === undefined && !NEEDS_NO_TERM.has(type)) {
    return fail(`“api.filter_term” is missing for the column “${column}”.`);
  }
  if (term && NEEDS_NO_TERM.has(type)) return fail(`“api.filter_term” has no meaning with “${type}”.`);
  const matches = operator(term ?? '');
  if (!matches) return fail(`“api.filter_term”: “${term?.slice(0, 50)}” cannot be used with “${type}”.`);
  return ok((row) => matches(row[column]));
}

function anyText(test: (text: string) => boolean) {
  return (cell: Cell) => textsOf(cell).some(test);
}

/** RE2 takes time in proportion to the text, whatever the pattern. Null where it is no pattern. */
function pattern(term: string) {
  if (term.length > LONGEST_PATTERN) return null;
  try {
    const compiled = RE2JS.compile(term);
    return anyText((text) => compiled.matcher(text).find());
  } catch {
    return null;
  }
}

/** As numbers where both are, so that `1.0` equals `1`. */
function isEqual(text: string, term: string): boolean {
  const [one, other] = [finite(text), finite(term)];
  return one !== null && other !== null ? one === other : text === term;
}

type Reader = (text: string | null) => number | null;

function compared(term: string, read: Reader, test: (value: number, limit: number) => boolean) {
  const limit = read(term);
  if (limit === null) return null;
  return (cell: Cell) => {
    const texts = textsOf(cell);
    const values = texts.length > 0 ? texts.map(read) : [read(null)];
    return values.some((value) => value !== null && test(value, limit));
  };
}

function finite(text: string | null): number | null {
  return text !== null && /^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(text) ? Number(text) : null;
}

/** Nothing at all is no limit, and cPanel writes “unlimited” where there is none. */
function orUnlimited(text: string | null): number | null {
  return text === null || text.trim() === 'unlimited' ? Number.POSITIVE_INFINITY : finite(text);
}
