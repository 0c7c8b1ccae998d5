import { z } from 'zod';
import type { Actor } from '@/lib/audit/actor';
import { config } from '@/lib/config';
import { db } from '@/lib/db/client';
import { databaseTime } from '@/lib/db/clock';
import { Prisma } from '@/lib/db/generated/client';
import { fail, ok, type Result } from '@/lib/result';
import { alongIndexes } from '@/lib/tokens/along-indexes';
import { type Counts, countTokens, searchNames } from '@/lib/tokens/count-tokens';
import type { TokenError } from '@/lib/tokens/errors';
import { filter, matching } from '@/lib/tokens/matching';
import { mayManageTokens, mayNotManage } from '@/lib/tokens/may-manage';
import { stateOf, type TokenState } from '@/lib/tokens/state';
import { type Token, type TokenRow, toToken } from '@/lib/tokens/token';

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

export type TokenPage = {
  tokens: (Token & { state: TokenState })[];
  /** How many tokens match search and state. */
  total: number;
  /** The page these tokens are of: the last one, where a later one was asked for. */
  page: number;
  pages: number;
  counts: Counts;
  /** Whether the account has any token at all. */
  none: boolean;
  /** The database's clock at the time of reading. */
  now: Date;
};

/** Reads one page of the actor's tokens. Costs about the same for ten tokens and a hundred thousand. */
export async function listTokens(actor: Actor, wanted: Listing): Promise<Result<TokenPage, TokenError>> {
  if (!mayManageTokens(actor)) return fail(mayNotManage);
  const now = await databaseTime(db());
  // A search reads all names of the account: once, and not beside another query that does the same.
  const few = wanted.search ? await searchNames(actor.accountId, wanted.search) : null;
  const [counts, asked] = few
    ? [few.counts, await readPage(actor.accountId, wanted, wanted.page, few.ids)]
    : await Promise.all([countTokens(actor.accountId), readPage(actor.accountId, wanted, wanted.page)]);
  const total = counts[wanted.state ?? 'all'];
  const pages = Math.max(1, Math.ceil(total / wanted.size));
  const page = Math.min(wanted.page, pages);
  const rows = page === wanted.page ? asked : await readPage(actor.accountId, wanted, page, few?.ids);
  const tokens = rows.map((row) => ({
    ...toToken(row),
    state: stateOf(row.expiresAt, now, config().EXPIRY_WARNING_DAYS),
  }));
  return ok({ tokens, total, page, pages, counts, none: counts.all === 0 && wanted.search === '', now });
}

/**
 * The rows of one page, of `ids` where the few that match are known. Skips over earlier pages in an index
 * alone, then fetches only the page's own rows: an array, because a planner with old statistics can choose
 * to run an IN (SELECT …) once a row.
 */
async function readPage(
  accountId: string,
  wanted: Listing,
  page: number,
  ids?: string[] | null,
): Promise<TokenRow[]> {
  if (ids?.length === 0) return [];
  const order = ordering(wanted);
  const key = wanted.sort === 'name' ? Prisma.sql`name` : Prisma.sql`id`;
  const meant = ids
    ? Prisma.sql`id = ANY(${ids}::uuid[]) AND ${matching(accountId, { ...wanted, search: '' })}`
    : matching(accountId, wanted);
  return alongIndexes<TokenRow>(Prisma.sql`
    SELECT id, name, hint, unrestricted, features, expires_at AS "expiresAt", created_at AS "createdAt",
           created_by AS "createdBy", last_used_at AS "lastUsedAt", last_used_address AS "lastUsedAddress"
    FROM token
    WHERE account_id = ${accountId}::uuid AND ${key} = ANY(ARRAY(
      SELECT ${key} FROM token WHERE ${meant}
      ORDER BY ${order} OFFSET ${(page - 1) * wanted.size} LIMIT ${wanted.size}
    ))
    ORDER BY ${order}`);
}

/** State follows the expiry: expired, then expiring soon, then active. A token that never expires is the latest. */
function ordering({ sort, direction }: Listing): Prisma.Sql {
  const column = { name: 'name', created: 'created_at', expires: 'expires_at', state: 'expires_at' }[sort];
  return Prisma.raw(sort === 'name' ? `name ${direction}` : `${column} ${direction}, id ${direction}`);
}
