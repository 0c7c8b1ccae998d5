import { z } from 'zod';
import type { Actor } from '@/lib/actor/actor';
import { config } from '@/lib/config';
import { db } from '@/lib/db/client';
import { databaseTime } from '@/lib/db/clock';
import { Prisma } from '@/lib/db/generated/client';
import { longRead } from '@/lib/db/pool/long-read';
import { fail, ok, type Result } from '@/lib/result';
import type { TokenError } from '@/lib/tokens/errors';
import { type Counts, countTokens } from '@/lib/tokens/listing/count-tokens';
import { filter, matchingFound } from '@/lib/tokens/listing/matching';
import { type Found, searchNames } from '@/lib/tokens/listing/search-names';
import { mayManageTokens, mayNotManage } from '@/lib/tokens/rights/may-manage';
import { stateOf, type TokenState } from '@/lib/tokens/state';
import { type Token, toToken, type UsedTokenRow } from '@/lib/tokens/token';

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

export type ListedToken = Token & { state: TokenState };

export type TokenPage = {
  tokens: ListedToken[];
  /** How many tokens match search and state. */
  total: number;
  /** The page these tokens are of: the last one, where a later one was asked for. */
  page: number;
  pages: number;
  counts: Counts;
  /** The database's clock at the time of reading. */
  now: Date;
};

/** A page that is being read. Its rows do not wait for the counting, so that they can be shown meanwhile. */
export type TokenReading = {
  rows: Promise<ListedToken[]>;
  counts: Promise<Counts>;
  /** How many tokens match search and state. */
  total: Promise<number>;
  /** The database's clock, just before. */
  now: Date;
};

/** Begins to read one page of the actor's tokens: those of exactly that page, which may be none. */
export async function readTokens(actor: Actor, wanted: Listing): Promise<Result<TokenReading, TokenError>> {
  if (!mayManageTokens(actor)) return fail(mayNotManage);
  const { accountId } = actor;
  const now = await databaseTime(db());
  // A search reads all names of the account: not beside another query that does the same.
  const found = wanted.search ? searchNames(accountId, wanted.search) : null;
  const counts = found ? found.then(({ count }) => count()) : countTokens(accountId);
  const total = counts.then((counted) => counted[wanted.state ?? 'all']);
  const rows = readRows(accountId, wanted, now, found);
  // Whoever awaits one of them learns of its failure; the others' must not end the process meanwhile.
  for (const part of [counts, total, rows]) part.catch(() => undefined);
  return ok({ rows, counts, total, now });
}

/** Reads one page of the actor's tokens, whole. Costs about the same for ten tokens and a hundred thousand. */
export async function listTokens(actor: Actor, wanted: Listing): Promise<Result<TokenPage, TokenError>> {
  const reading = await readTokens(actor, wanted);
  if (!reading.ok) return reading;
  const { rows, counts, now } = reading.value;
  const total = await reading.value.total;
  const pages = pagesOf(total, wanted.size);
  if (wanted.page > pages) return listTokens(actor, { ...wanted, page: pages });
  return ok({ tokens: await rows, total, page: wanted.page, pages, counts: await counts, now });
}

/** How many pages that many tokens take: an empty list has one, too. */
export function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}

async function readRows(
  accountId: string,
  wanted: Listing,
  now: Date,
  found: Promise<Found> | null,
): Promise<ListedToken[]> {
  const rows = await readPage(accountId, wanted, (await found)?.names);
  return rows.map((row) => ({
    ...toToken(row),
    state: stateOf(row.expiresAt, now, config().EXPIRY_WARNING_DAYS),
  }));
}

/**
 * The rows of one page, of `names` where the few that match are known. Skips over earlier pages in an index
 * alone, then fetches only the page's own rows: an array, because a planner with old statistics can choose
 * to run an IN (SELECT …) once a row.
 */
async function readPage(
  accountId: string,
  wanted: Listing,
  names?: string[] | null,
): Promise<UsedTokenRow[]> {
  if (names?.length === 0) return [];
  const order = ordering(wanted);
  const key = wanted.sort === 'name' ? Prisma.sql`name` : Prisma.sql`id`;
  const meant = matchingFound(accountId, wanted, names ?? null);
  return longRead(
    () => db().$queryRaw<UsedTokenRow[]>`
    SELECT id, name, hint, unrestricted, features, expires_at AS "expiresAt", created_at AS "createdAt",
           created_by AS "createdBy", token_use.at AS "lastUsedAt", token_use.address AS "lastUsedAddress"
    FROM token LEFT JOIN token_use ON token_use.token_id = token.id
    WHERE account_id = ${accountId}::uuid AND ${key} = ANY(ARRAY(
      SELECT ${key} FROM token WHERE ${meant}
      ORDER BY ${order} OFFSET ${(wanted.page - 1) * wanted.size} LIMIT ${wanted.size}
    ))
    ORDER BY ${order}`,
  );
}

/** State follows the expiry: expired, then expiring soon, then active. A token that never expires is the latest. */
function ordering({ sort, direction }: Listing): Prisma.Sql {
  const column = { name: 'name', created: 'created_at', expires: 'expires_at', state: 'expires_at' }[sort];
  return Prisma.raw(sort === 'name' ? `name ${direction}` : `${column} ${direction}, id ${direction}`);
}
