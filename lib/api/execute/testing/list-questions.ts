import fc from 'fast-check';

export type Row = Record<string, unknown>;
type Pair = [name: string, value: string];

/** List arguments, and what they must come to; null: they must be refused. */
export type Question = { sent: Pair[]; answer: (rows: Row[]) => Row[] | null; unknown: string[] };

const COLUMNS = ['name', 'create_time', 'expires_at', 'has_full_access', 'features'];
const NUMERIC = ['create_time', 'expires_at', 'has_full_access'];

/** Questions for `Tokens::list`: sound ones, and in some something that must not be ignored. */
export const questions: fc.Arbitrary<Question> = fc
  .record({
    filters: fc.array(filter(), { maxLength: 3 }),
    sorts: fc.array(sort(), { maxLength: 2 }),
    page: fc.option(page(), { nil: null }),
    columns: fc.option(fc.uniqueArray(fc.constantFrom(...COLUMNS), { minLength: 1 }), { nil: null }),
    first: fc.constantFrom(null, 0, 7),
    unknown: fc.option(fc.constantFrom('foo', 'filter_column', 'apifilter', 'name-0', 'sort[]'), {
      nil: null,
    }),
    wrong: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: wrong() }),
  })
  .map(({ filters, sorts, page, columns, first, unknown, wrong }) => {
    const sent: Pair[] = [
      ...numbered('filter', filters, first),
      ...numbered('sort', sorts, first),
      ...(page ? named('paginate', page, '') : []),
      ...(columns ?? []).map((column, at): Pair => [`api.columns_${at + 1}`, column]),
      ...(unknown ? [[unknown, '1'] satisfies Pair] : []),
      ...wrong,
    ];
    const answer = (rows: Row[]) => {
      if (wrong.length > 0) return null;
      const kept = rows.filter((row) => filters.every((one) => holds(one, row)));
      const sorted = kept.toSorted((one, other) => difference(sorts, one, other));
      const cut = page ? pageOf(sorted, page) : sorted;
      return columns ? cut.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]]))) : cut;
    };
    return { sent, answer, unknown: unknown ? [unknown] : [] };
  });

type Filter = { column: string; type?: string; term?: string };
type Sort = { column: string; method?: string; reverse?: string };
type Page = { size?: string; start?: string; page?: string };

function filter(): fc.Arbitrary<Filter> {
  const column = fc.constantFrom(...COLUMNS);
  const text = fc.constantFrom('a', 'B', 'disk', 'token', '0', '1', '1.0', '', 'ä', ' ');
  const number = fc.constantFrom('0', '1', '-1', '2000000000', '1900000000.5');
  const of = (types: (string | undefined)[], term: fc.Arbitrary<string | undefined>) =>
    fc.record({ column, type: fc.constantFrom(...types), term });
  return fc
    .oneof(
      of([undefined, 'contains', 'begins', 'ends', 'eq', 'ne'], text),
      of(['matches'], fc.constantFrom('^a', 'b$', '.', '[0-9]+', '^$', 'A|disk')),
      of(['lt', 'gt'], number),
      of(['lt_handle_unlimited', 'gt_handle_unlimited'], fc.oneof(number, fc.constant('unlimited'))),
      of(['defined', 'undefined'], fc.constantFrom(undefined, '')),
    )
    .map(withoutGaps);
}

function sort(): fc.Arbitrary<Sort> {
  const reverse = fc.constantFrom(undefined, '0', '1');
  return fc
    .oneof(
      fc.record({
        column: fc.constant('name'),
        method: fc.constantFrom(undefined, 'lexicographic'),
        reverse,
      }),
      fc.record({ column: fc.constantFrom(...NUMERIC), method: fc.constant('numeric'), reverse }),
    )
    .map(withoutGaps);
}

function page(): fc.Arbitrary<Page> {
  const number = fc.constantFrom('1', '2', '3', '50');
  return fc
    .oneof(
      fc.record({ size: number, page: fc.option(number, { nil: undefined }) }),
      fc.record({ size: number, start: number }),
      fc.record({ start: fc.constant('-1') }),
    )
    .map(withoutGaps);
}

/** What no list knows, or knows otherwise. Whatever stands beside it, the call must fail. */
function wrong(): fc.Arbitrary<Pair[]> {
  return fc.constantFrom<Pair[]>(
    [['api.filter_colum', 'name']],
    [['api.filter_column_99', 'nosuch']],
    [['api.filter_column_99', 'name']],
    [['api.filter_term_99', 'x']],
    [['api.filter_type_99', 'eq']],
    [['api.filter.a.field', 'name']],
    [['api_filter_column', 'name']],
    [['api[filter_column]', 'name']],
    [['api.filter_column[]', 'name']],
    [['API.FILTER_COLUMN', 'name']],
    [[' api.filter_column', 'name']],
    [['api.filter', 'true']],
    [['api.sort_column_99', 'create_time']],
    [['api.sort_reverse_99', '1']],
    [['api.sort_dir', 'desc']],
    [
      ['api.paginate_size_98', '1'],
      ['api.paginate_size_99', '2'],
    ],
    [['api.paginate_size', '0']],
    [['api.paginate_limit', '1']],
    [['api.columns_99', 'secret']],
    [['api.columns', 'name']],
    [['api.chunked', '1']],
    [
      ['api.filter_column_99', 'name'],
      ['api.filter_type_99', 'like'],
      ['api.filter_term_99', 'a'],
    ],
    [
      ['api.filter_column_99', 'name'],
      ['api.filter_term_99', 'a'],
      ['api.filter_term_99', 'b'],
    ],
    [
      ['api.filter_column_99', 'create_time'],
      ['api.filter_type_99', 'gt'],
      ['api.filter_term_99', 'yesterday'],
    ],
  );
}

function withoutGaps<Facts extends object>(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts;
}

function numbered(part: string, groups: object[], first: number | null): Pair[] {
  // The first may stand without a number.
  return groups.flatMap((facts, at) =>
    named(part, facts, first === null ? (at ? `_${at}` : '') : `_${first + at}`),
  );
}

function named(part: string, facts: object, suffix: string): Pair[] {
  return Object.entries(facts).map(([fact, value]): Pair => [`api.${part}_${fact}${suffix}`, value]);
}

// From here on: what cPanel documents, written once more and as simply as can be.

function holds({ column, type = 'contains', term = '' }: Filter, row: Row): boolean {
  const cell = row[column];
  const texts = cell === null ? [] : [cell].flat().map(String);
  const numberOf = (text: string) => (text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text));
  const isNumber = (text: string) => text.trim() !== '' && Number.isFinite(Number(text));
  const equals = (text: string) =>
    isNumber(text) && isNumber(term) ? Number(text) === Number(term) : text === term;
  const [lower, lowerTerm] = [texts.map((text) => text.toLowerCase()), term.toLowerCase()];
  const numbers = texts.filter(isNumber).map(Number);
  const numbersOrAll = texts.length === 0 ? [Number.POSITIVE_INFINITY] : numbers;
  switch (type) {
    case 'contains':
      return lower.some((text) => text.includes(lowerTerm));
    case 'begins':
      return lower.some((text) => text.startsWith(lowerTerm));
    case 'ends':
      return lower.some((text) => text.endsWith(lowerTerm));
    case 'matches':
      return texts.some((text) => new RegExp(term).test(text));
    case 'eq':
      return texts.some(equals);
    case 'ne':
      return !texts.some(equals);
    case 'lt':
      return numbers.some((number) => number < numberOf(term));
    case 'gt':
      return numbers.some((number) => number > numberOf(term));
    case 'lt_handle_unlimited':
      return numbersOrAll.some((number) => number < numberOf(term));
    case 'gt_handle_unlimited':
      return numbersOrAll.some((number) => number > numberOf(term));
    default:
      return type === 'defined' ? texts.length > 0 : texts.length === 0;
  }
}

function difference(sorts: Sort[], one: Row, other: Row): number {
  for (const { column, reverse } of sorts) {
    const [a, b] = [one[column], other[column]] as (string | number | null)[];
    if (a === b || a === undefined || b === undefined) continue;
    const ascending = a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
    return reverse === '1' ? -ascending : ascending;
  }
  return 0;
}

function pageOf(rows: Row[], { size = '100', start, page = '1' }: Page): Row[] {
  if (start === '-1') return rows;
  const from = start === undefined ? (Number(page) - 1) * Number(size) : Number(start) - 1;
  return rows.slice(from, from + Number(size));
}
