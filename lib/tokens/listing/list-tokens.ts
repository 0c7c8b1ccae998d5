import { z } from 'zod';
import type { Actor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { databaseTime } from '@/lib/db/clock';
import { Prisma } from '@/lib/db/generated/client';
import { longRead } from '@/lib/db/pool/long-read';
import { fail, ok, type Result } from '@/lib/result';
import type { TokenError } from '@/lib/tokens/errors';
import { type Counts, countTokens } from '@/lib/tokens/listing/count-tokens';
import { filter, matchingFound } from '@/lib/tokens/listing/matching';
import { type Found, searchNames } from '@/lib/tokens/listing/search-names';
import { lacksApiTokens, mayManageTokens } from '@/lib/tokens/rights/may-manage';
import { ordering, selectTokens } from '@/lib/tokens/select-tokens';
import type { Token } from '@/lib/tokens/token';

/** State sorts by the expiry: expired, then expiring soon, then active. */
export const sortColumns = ['name', 'created', 'expires', 'state'] as const;
export const pageSizes = [10, 20, 50, 100] as const;

/** One page of an account's tokens: which of them, in what order, and which page of how many rows. */
export const listing = filter.extend({
  sort: z.enum(sortColumns).default('created'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  page: z.number().int().min(1).max(1_000_000).default(1),
  size: z.number().int().min(1).max(100).default(20),
});

export type Listing = z.output<typeof listing>;

/** A page that is being read. Its rows do not wait for the counting, so that they can be shown meanwhile. */
export type TokenPage = {
  rows: Promise<Token[]>;
  counts: Promise<Counts>;
  /** How many tokens match search and state. */
  total: Promise<number>;
  /** The database's clock, just before. */
  now: Date;
};

/**
 * Begins to read one page of the actor's tokens: those of exactly that page, which may be none. Costs about the
 * same for ten tokens and a hundred thousand.
 */
export async function listTokens(actor: Actor, wanted: Listing): Promise<Result<TokenPage, TokenError>> {
  if (!mayManageTokens(actor)) return fail(lacksApiTokens);
  const { accountId } = actor;
  const now = await databaseTime(db());
  // A search reads all names of the account: not beside another query that does the same.
  const found = wanted.search ? searchNames(accountId, wanted.search) : null;
  const counts = found ? found.then(({ count }) => count()) : countTokens(accountId);
  const total = counts.then((counted) => counted[wanted.state ?? 'all']);
  const rows = readPage(accountId, wanted, found);
  // Whoever awaits one of them learns of its failure; the others' must not end the process meanwhile.
  for (const part of [counts, total, rows]) part.catch(() => undefined);
  return ok({ rows, counts, total, now });
}

/**
 * The tokens of one page, by the names that a search found where these are few. Skips over earlier pages in an index
 * alone, then fetches only the page's own rows: an array, because a planner with old statistics can choose
 * to run an IN (SELECT …) once a row.
 */
async function readPage(accountId: string, wanted: Listing, found: Promise<Found> | null): Promise<Token[]> {
  const names = (await found)?.names;
  if (names?.length === 0) return [];
  const order = ordering(wanted.sort === 'state' ? 'expires' : wanted.sort, wanted.direction);
  const key = wanted.sort === 'name' ? Prisma.sql`name` : Prisma.sql`id`;
  const matching = matchingFound(accountId, wanted, names ?? null);
  return longRead(() =>
    selectTokens(
      db(),
      Prisma.sql`WHERE account_id = ${accountId}::uuid AND ${key} = ANY(ARRAY(
        SELECT ${key} FROM token WHERE ${matching}
        ORDER BY ${order} OFFSET ${(wanted.page - 1) * wanted.size} LIMIT ${wanted.size}
      ))
      ORDER BY ${order}`,
    ),
  );
}
