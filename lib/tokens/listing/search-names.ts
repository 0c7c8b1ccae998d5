import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { longRead } from '@/lib/db/pool/long-read';
import { type Counted, type Counts, withActive } from '@/lib/tokens/listing/count-tokens';
import { foldedName, halfOfName, inState, matching } from '@/lib/tokens/listing/matching';

/** How many names a search brings along, so that the page of a rare name needs no second search. */
const FEW = 500;

/** What a search found: the names when they are few, and how many there are, to be counted when they are many. */
export type Found = { names: string[] | null; count: () => Promise<Counts> };

/**
 * Looks once through the names of an account, in both halves at the same time. A half with more than
 * `few` matches answers as soon as it knows that, and the counting goes on from there.
 */
export async function searchNames(accountId: string, search: string, few = FEW): Promise<Found> {
  const halves = await Promise.all([0, 1].map((half) => searchHalf(accountId, half, search, few)));
  const names = halves.flatMap((half) => half.names ?? []);
  const all = halves.every((half) => half.names) && names.length <= few;
  return {
    names: all ? names : null,
    count: async () => withActive((await Promise.all(halves.map(({ count }) => count()))).reduce(sum)),
  };
}

type First = Counted & { names: string[] | null; edge: Uint8Array | null };

async function searchHalf(accountId: string, half: number, search: string, few: number) {
  const found = Prisma.sql`${matching(accountId, { search })} AND ${halfOfName} = ${half}`;
  const [first] = await longRead(
    () => db().$queryRaw<First[]>`
    WITH first AS MATERIALIZED (
      SELECT name, ${foldedName} AS folded, expires_at FROM token WHERE ${found} ORDER BY ${foldedName} LIMIT ${few + 1}
    ), edge AS (
      SELECT (SELECT folded FROM first ORDER BY folded OFFSET ${few} LIMIT 1) AS folded
    )
    SELECT ${sums}, edge.folded AS edge, CASE WHEN edge.folded IS NULL THEN ARRAY(SELECT name FROM first) END AS names
    FROM edge LEFT JOIN first ON edge.folded IS NULL OR first.folded < edge.folded
    GROUP BY edge.folded`,
  );
  if (!first) throw new Error('A search gives one row, always.');
  const { edge, names, ...counted } = first;
  return { names, count: async () => (edge ? sum(counted, await countFrom(edge, found)) : counted) };
}

async function countFrom(edge: Uint8Array, found: Prisma.Sql): Promise<Counted> {
  const [rest] = await longRead(
    () => db().$queryRaw<[Counted]>`
    SELECT ${sums} FROM token WHERE ${found} AND ${foldedName} >= ${edge}`,
  );
  return rest;
}

const sums = Prisma.sql`
  count(name)::int AS "all", count(*) FILTER (WHERE ${inState('expired')})::int AS expired,
  count(*) FILTER (WHERE ${inState('expiring')})::int AS expiring`;

function sum(one: Counted, other: Counted): Counted {
  return {
    all: one.all + other.all,
    expired: one.expired + other.expired,
    expiring: one.expiring + other.expiring,
  };
}
