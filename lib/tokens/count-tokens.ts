import { Prisma } from '@/lib/db/generated/client';
import { alongIndexes } from '@/lib/tokens/along-indexes';
import { inState, matching } from '@/lib/tokens/matching';
import type { TokenState } from '@/lib/tokens/state';

/** How many tokens match the search, in all and by state. */
export type Counts = Record<TokenState | 'all', number>;

/** How many ids a search brings along, so that the page of a rare name needs no second search. */
const FEW = 500;

type Told = Omit<Counts, 'active'> & { ids?: string[] | null };

/** The counts of all tokens of an account, by ranges of an index alone, so that many tokens stay cheap. */
export async function countTokens(accountId: string): Promise<Counts> {
  const all = matching(accountId, { search: '' });
  const [row] = await alongIndexes<Told>(Prisma.sql`
    SELECT (SELECT count(*) FROM token WHERE ${all})::int AS "all",
           (SELECT count(*) FROM token WHERE ${all} AND ${inState('expired')})::int AS expired,
           (SELECT count(*) FROM token WHERE ${all} AND ${inState('expiring')})::int AS expiring`);
  return withActive(row);
}

/** The counts of what matches a search, and the ids of it when they are few, in one pass over the names. */
export async function searchNames(
  accountId: string,
  search: string,
): Promise<{ counts: Counts; ids: string[] | null }> {
  const [row] = await alongIndexes<Told>(Prisma.sql`
    SELECT count(*)::int AS "all",
           count(*) FILTER (WHERE ${inState('expired')})::int AS expired,
           count(*) FILTER (WHERE ${inState('expiring')})::int AS expiring,
           CASE WHEN count(*) <= ${FEW} THEN array_agg(id) END AS ids
    FROM token WHERE ${matching(accountId, { search })}`);
  const counts = withActive(row);
  return { counts, ids: counts.all <= FEW ? (row?.ids ?? []) : null };
}

function withActive(row: Told | undefined): Counts {
  const { all, expired, expiring } = row ?? { all: 0, expired: 0, expiring: 0 };
  return { all, active: all - expired - expiring, expiring, expired };
}
