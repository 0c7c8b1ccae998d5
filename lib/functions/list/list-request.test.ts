import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Arguments } from '@/lib/functions/arguments/arguments';
import { applyListRequest } from '@/lib/functions/list/apply-list-request';
import type { Row } from '@/lib/functions/list/cell';
import { readListRequest } from '@/lib/functions/list/list-request';
import { succeed } from '@/lib/functions/outcome';

const columns = new Map([
  ['name', { numeric: false }],
  ['size', { numeric: true }],
  ['end', { numeric: true }],
  ['address', { numeric: false }],
  ['tags', { numeric: false }],
]);

const rows: Row[] = [
  { name: 'Backup', size: 10, end: null, address: '10.0.0.9', tags: ['disk'] },
  { name: 'backup-2', size: 9, end: 500, address: '9.9.9.9', tags: [] },
  { name: 'deploy', size: 0, end: 100, address: '10.0.0.10', tags: ['verify', 'disk'] },
];

/** The names that are left, in their order, and what the metadata says. */
function ask(query: string, all: Row[] = rows) {
  const request = readListRequest([...new URLSearchParams(query)], columns);
  if (!request.ok) return { errors: request.error, metadata: {} as Record<string, unknown> };
  const { data, metadata } = applyListRequest(succeed(all), request.value);
  return { names: (data as Row[]).map(({ name }) => name), metadata, data };
}

describe('filters', () => {
  test.each([
    ['contains is the default, and knows no capitals', '', 'BACK', ['Backup', 'backup-2']],
    ['begins', 'begins', 'back', ['Backup', 'backup-2']],
    ['ends', 'ends', 'LOY', ['deploy']],
    ['matches, with capitals', 'matches', '^b.*2$', ['backup-2']],
    ['eq, with capitals', 'eq', 'backup', []],
    ['ne', 'ne', 'deploy', ['Backup', 'backup-2']],
  ])('%s', (_what, type, term, left) => {
    const query = new URLSearchParams({ 'api.filter_column': 'name', 'api.filter_term': term });
    if (type) query.set('api.filter_type', type);
    expect(ask(String(query)).names).toEqual(left);
  });

  test.each([
    ['size', 'eq', '10.0', ['Backup']],
    ['size', 'lt', '10', ['backup-2', 'deploy']],
    ['size', 'gt', '9', ['Backup']],
    ['end', 'gt', '100', ['backup-2']],
    ['end', 'gt_handle_unlimited', '100', ['Backup', 'backup-2']],
    ['end', 'lt_handle_unlimited', 'unlimited', ['backup-2', 'deploy']],
    ['end', 'defined', '', ['backup-2', 'deploy']],
    ['end', 'undefined', '', ['Backup']],
    ['tags', 'eq', 'disk', ['Backup', 'deploy']],
    ['tags', 'ne', 'disk', ['backup-2']],
  ])('%s %s %s', (column, type, term, left) => {
    const query = `api.filter=1&api.filter_column=${column}&api.filter_type=${type}&api.filter_term=${term}`;
    expect(ask(query).names).toEqual(left);
  });

  test('several must all hold, numbered or not, and the count before them is told', () => {
    const query =
      'api.filter_column=name&api.filter_term=backup&api.filter_column_0=size&api.filter_type_0=lt&api.filter_term_0=10';
    expect(ask(query)).toMatchObject({
      names: ['backup-2'],
      metadata: { filter: { records_before_filter: 3 } },
    });
  });

  test('a filter that is switched off does nothing', () => {
    expect(ask('api.filter=0&api.filter_column=name&api.filter_term=nothing').names).toHaveLength(3);
  });

  test('a pattern takes time in proportion to the text', () => {
    const evil = [{ ...rows[0], name: 'a'.repeat(50) }];
    expect(
      ask('api.filter_column=name&api.filter_type=matches&api.filter_term=^(a%2B)%2B%24b', evil).names,
    ).toEqual([]);
  });
});

describe('sorting', () => {
  test.each([
    ['api.sort=1&api.sort_column=name', ['Backup', 'backup-2', 'deploy']],
    ['api.sort_column=name&api.sort_reverse=1', ['deploy', 'backup-2', 'Backup']],
    [
      'api.sort_column_0=size&api.sort_method_0=numeric&api.sort_reverse_0=0',
      ['deploy', 'backup-2', 'Backup'],
    ],
    ['api.sort_column=size&api.sort_method=numeric_zero_as_max', ['backup-2', 'Backup', 'deploy']],
    ['api.sort_column=address&api.sort_method=ipv4', ['backup-2', 'Backup', 'deploy']],
    ['api.sort_column=end&api.sort_method=numeric', ['deploy', 'backup-2', 'Backup']],
  ])('%s', (query, order) => {
    expect(ask(query).names).toEqual(order);
  });

  test('the next column decides where the one before is equal', () => {
    const equal = [
      { name: 'b', size: 1 },
      { name: 'a', size: 1 },
      { name: 'c', size: 0 },
    ];
    const query = 'api.sort_column_0=size&api.sort_method_0=numeric&api.sort_column_1=name';
    expect(ask(query, equal).names).toEqual(['c', 'a', 'b']);
  });
});

describe('pages', () => {
  const many = Array.from({ length: 7 }, (_, at) => ({ name: `t${at + 1}` }));

  test('by page, by start, and everything as cPanel’s own client asks for it', () => {
    expect(ask('api.paginate=1&api.paginate_size=3&api.paginate_page=3', many)).toMatchObject({
      names: ['t7'],
      metadata: {
        paginate: { total_pages: 3, total_results: 7, current_page: 3, results_per_page: 3, start_result: 7 },
      },
    });
    expect(ask('api.paginate_size=3&api.paginate_start=2', many).names).toEqual(['t2', 't3', 't4']);
    expect(ask('api.paginate=1&api.paginate_start=-1', many).names).toHaveLength(7);
    expect(ask('api.paginate=1', many).metadata).toMatchObject({ paginate: { results_per_page: 100 } });
  });

  test('what another argument overrules is warned about', () => {
    const warned = (query: string) => {
      const request = readListRequest([...new URLSearchParams(query)], columns);
      return request.ok && request.value.warnings;
    };
    expect(warned('api.paginate_start=2&api.paginate_page=3')).toEqual([
      '“api.paginate_page” was ignored: “api.paginate_start” counts.',
    ]);
    expect(warned('api.paginate_start=-1&api.paginate_size=3')).toEqual([
      '“api.paginate_size” was ignored: all are asked for.',
    ]);
    expect(warned('api.paginate_start=2&api.paginate_size=3')).toEqual([]);
  });

  test('whoever reads page after page gets every record once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 12 }), (total, size) => {
        const all = Array.from({ length: total }, (_, at) => ({ name: `t${at}` }));
        const seen: unknown[] = [];
        for (let page = 1, last = 1; page <= last; page++) {
          const answer = ask(`api.paginate_size=${size}&api.paginate_page=${page}`, all);
          const { total_pages } = answer.metadata.paginate as { total_pages: number };
          last = total_pages;
          seen.push(...(answer.names ?? []));
        }
        expect(seen).toEqual(all.map(({ name }) => name));
      }),
    );
  });
});

test('columns: only those that are asked for', () => {
  expect(ask('api.columns=1&api.columns_1=size&api.columns_2=name').data).toEqual(
    rows.map(({ size, name }) => ({ size, name })),
  );
  expect(ask('api.columns_1=size&api.columns_1=name').data).toEqual(
    rows.map(({ size, name }) => ({ size, name })),
  );
});

/** The same part of a query, again and again. */
function many(part: (at: number) => string): string {
  return Array.from({ length: 101 }, (_, at) => part(at)).join('&');
}

describe('what is not supported is an error, never silence', () => {
  test.each([
    ['api.filter=1', 'api.filter_column'],
    ['api.filter=yes&api.filter_column=name&api.filter_term=a', '0 or 1'],
    ['api.filter_column=name', 'api.filter_term'],
    ['api.filter_column=nosuch&api.filter_term=a', 'nosuch'],
    ['api.filter_column=name&api.filter_type=like&api.filter_term=a', 'like'],
    ['api.filter_column=size&api.filter_type=lt&api.filter_term=ten', 'ten'],
    ['api.filter_column=name&api.filter_type=matches&api.filter_term=(', 'matches'],
    ['api.filter_column=name&api.filter_term=a&api.filter_term=b', 'more than once'],
    ['api.filter.a.field=name&api.filter.a.arg0=x', 'api.filter.a.field'],
    ['api.sort=1', 'api.sort_column'],
    ['api.sort_column=size', 'api.sort_method=numeric'],
    ['api.sort_column=name&api.sort_method=random', 'random'],
    ['api.sort_column=name&api.sort_reverse=maybe', '0 or 1'],
    ['api.paginate=1&api.paginate_size=ten', 'whole number'],
    ['api.paginate_size=0', '1 or more'],
    ['api.paginate_page=0', '1 or more'],
    ['api.paginate_start=0', '1 or more'],
    ['api.paginate_start=-2', '1 or more'],
    ['api.paginate_size=1&api.paginate_page_0=2', 'without a number'],
    ['api_filter_column=name&api_filter_term=a', 'api_filter_column'],
    ['api[filter_column]=name', 'api[filter_column]'],
    ['api.filter_column[0]=name', 'api.filter_column[0]'],
    ['API.filter_column=name', 'API.filter_column'],
    ['api=1', 'api'],
    ['api.columns_1=nosuch', 'nosuch'],
    ['api.columns=1', 'api.columns_1'],
    ['api.filter=1&api.filter=0', 'as 0 and as 1'],
    [`api.filter_column=name&api.filter_type=matches&api.filter_term=${'a'.repeat(201)}`, 'cannot be used'],
    [many((at) => `api.filter_column_${at}=name&api.filter_term_${at}=a`), 'at most 10'],
    [many((at) => `api.sort_column_${at}=name`), 'at most 10'],
    [many(() => 'api.columns_1=name'), 'at most 100'],
    ['api.chunked=1', 'api.chunked'],
    ['api.', 'api.'],
  ])('%s', (query, word) => {
    expect(ask(query).errors?.join(' ')).toContain(word);
  });

  test('a function that answers no list takes none of it', () => {
    const sent: Arguments = [
      ['api.filter_column', 'name'],
      ['api.filter_term', 'a'],
    ];
    expect(readListRequest(sent, null)).toMatchObject({ ok: false });
    expect(readListRequest([['api.filter', '0']], null)).toMatchObject({ ok: true });
  });

  test('however much is wrong, a few sentences say it', () => {
    const query = Array.from({ length: 500 }, (_, at) => `api.x${at}=1`).join('&');
    expect(ask(query).errors?.length).toBeLessThanOrEqual(20);
  });

  test('no argument makes it throw', () => {
    const part = fc.constantFrom('filter', 'sort', 'paginate', 'columns', 'x');
    const fact = fc.constantFrom(
      '',
      '_column',
      '_term',
      '_type',
      '_method',
      '_size',
      '_start',
      '_0',
      '_column_1',
    );
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('1', '0', 'name', 'size', 'numeric', 'matches', '-1'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(part, fact, value), { maxLength: 6 }), (asked) => {
        const query = new URLSearchParams(asked.map(([one, two, three]) => [`api.${one}${two}`, three]));
        const answer = ask(String(query));
        expect(answer.errors ?? answer.names).toBeInstanceOf(Array);
      }),
      { numRuns: 1000 },
    );
  });
});
