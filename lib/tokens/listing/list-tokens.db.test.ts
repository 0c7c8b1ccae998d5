import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { AccountActor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { pagesOf } from '@/lib/paging';
import { anAccount, manyTokens } from '@/lib/testing/accounts';
import { type Listing, listing, listTokens, sortColumns } from '@/lib/tokens/listing/list-tokens';
import { stateOf, tokenStates } from '@/lib/tokens/state';

let owner: AccountActor;

beforeAll(async () => {
  owner = await anAccount();
  await manyTokens(owner, 137);
  await manyTokens(await anAccount(), 20);
});

/** The whole of a page: its rows, the counts, and of how many pages it is one. */
async function page(wanted: Partial<Listing>, actor = owner) {
  const asked = listing.parse(wanted);
  const result = await listTokens(actor, asked);
  if (!result.ok) throw new Error(result.error.kind);
  const { rows, counts, total, now } = result.value;
  const all = await total;
  return {
    tokens: await rows,
    counts: await counts,
    total: all,
    pages: pagesOf(all, asked.size),
    now,
  };
}

test('whatever is asked for, the pages together are exactly the matching tokens, in order, each once', async () => {
  const all = await db().token.findMany({ where: { accountId: owner.accountId } });
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        search: fc.constantFrom('', '1', 'TOKEN-1', '%', '_', '\\', 'nothing', "'"),
        state: fc.constantFrom(undefined, ...tokenStates),
        sort: fc.constantFrom(...sortColumns),
        direction: fc.constantFrom('asc' as const, 'desc' as const),
        size: fc.constantFrom(10, 50, 100),
      }),
      async (wanted) => {
        const first = await page(wanted);
        const names: string[] = [];
        for (let at = 1; at <= first.pages; at++)
          names.push(...(await page({ ...wanted, page: at })).tokens.map(({ name }) => name));
        const expected = all.filter(
          ({ name, expiresAt }) =>
            name.includes(wanted.search.toLowerCase()) &&
            (!wanted.state || stateOf(expiresAt, first.now, 30) === wanted.state),
        );
        expect([...names].sort()).toEqual(expected.map(({ name }) => name).sort());
        expect(first.total).toBe(expected.length);
        const key = (name: string) =>
          keyOf(
            wanted.sort,
            all.find((token) => token.name === name),
          );
        const inOrder = names
          .map(key)
          .every(
            (value, i, keys) =>
              i === 0 || compare(keys[i - 1], value) * (wanted.direction === 'asc' ? 1 : -1) <= 0,
          );
        expect(inOrder).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('the counts are those of the search, by state', async () => {
  const { counts } = await page({ search: 'token-1', state: 'expired' });
  expect(counts.active + counts.expiring + counts.expired).toBe(counts.all);
  for (const state of tokenStates)
    expect((await page({ search: 'token-1', state })).total).toBe(counts[state]);
});

test('a page past the last is empty, and tells which is the last', async () => {
  expect(await page({ page: 9999, size: 10 })).toMatchObject({ pages: 14, tokens: { length: 0 } });
  expect(await page({ page: 14, size: 10 })).toMatchObject({ pages: 14, tokens: { length: 7 } });
  expect(await page({ page: 9999, search: 'nothing' })).toMatchObject({ pages: 1, total: 0 });
});

test('an account without tokens knows that it has none', async () => {
  expect(await page({}, await anAccount())).toMatchObject({ total: 0, counts: { all: 0 } });
});

type Row = { name: string; createdAt: Date; expiresAt: Date | null } | undefined;

/** What a sort compares; a token that never expires comes after all that do. */
function keyOf(sort: Listing['sort'], token: Row): string | number {
  if (!token) return '';
  if (sort === 'name') return token.name;
  return sort === 'created'
    ? token.createdAt.getTime()
    : (token.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
}

function compare(a: string | number | undefined, b: string | number): number {
  if (a === undefined || a === b) return 0;
  return a < b ? -1 : 1;
}
