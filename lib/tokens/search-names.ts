import { Prisma } from '@/lib/db/generated/client';
import { alongIndexes } from '@/lib/tokens/along-indexes';
import { type Counts, type Told, withActive } from '@/lib/tokens/count-tokens';
import { foldedName, inState, matching } from '@/lib/tokens/matching';

/** How many names a search brings along, so that the page of a rare name needs no second search. */
const FEW = 500;

/** What a search found: the names when they are few, and how many there are, to be counted when they are many. */
export type Found = { names: string[] | null; count: () => Promise<Counts> };

type First = Told & { names: string[] | null; edge: Uint8Array | null };

/**
 * Looks once through the names of an account. When there are more than `few` matches it answers as soon
 * as it knows that, and the counting goes on from there.
 */
export async function searchNames(accountId: string, search: string, few = FEW): Promise<Found> {
  const found = matching(accountId, { search });
  const [first] = await alongIndexes<First>(Prisma.sql`
    WITH first AS MATERIALIZED (
      SELECT name, ${foldedName} AS folded, expires_at FROM token WHERE ${found} ORDER BY ${foldedName} LIMIT ${few + 1}
    ), edge AS (
      SELECT (SELECT folded FROM first ORDER BY folded OFFSET ${few} LIMIT 1) AS folded
    )
    SELECT ${sums}, edge.folded AS edge, CASE WHEN edge.folded IS NULL THEN ARRAY(SELECT name FROM first) END AS names
    FROM edge LEFT JOIN first ON edge.folded IS NULL OR first.folded < edge.folded
    GROUP BY edge.folded`);
  if (!first || first.edge === null) {
    return { names: first?.names ?? [], count: async () => withActive(first) };
  }
  const { edge } = first;
  return { names: null, count: () => countFrom(edge, found, first) };
}

async function countFrom(edge: Uint8Array, found: Prisma.Sql, before: Told): Promise<Counts> {
  const [rest] = await alongIndexes<Told>(
    Prisma.sql`SELECT ${sums} FROM token WHERE ${found} AND ${foldedName} >= ${edge}`,
  );
  return withActive({
    all: before.all + (rest?.all ?? 0),
    expired: before.expired + (rest?.expired ?? 0),
    expiring: before.expiring + (rest?.expiring ?? 0),
  });
}

const sums = Prisma.sql`
  count(name)::int AS "all", count(*) FILTER (WHERE ${inState('expired')})::int AS expired,
  count(*) FILTER (WHERE ${inState('expiring')})::int AS expiring`;
