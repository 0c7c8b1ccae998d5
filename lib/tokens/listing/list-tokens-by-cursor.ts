import type { Actor } from '@/lib/actor/actor';
import { config } from '@/lib/config';
import { db } from '@/lib/db/client';
import { databaseTime } from '@/lib/db/clock';
import { Prisma } from '@/lib/db/generated/client';
import { fail, ok, type Result } from '@/lib/result';
import type { TokenError } from '@/lib/tokens/errors';
import { type CursorOrder, cursorAfter, type TokenCursor } from '@/lib/tokens/listing/cursor';
import { type Filter, matchingFound } from '@/lib/tokens/listing/matching';
import { searchNames } from '@/lib/tokens/listing/search-names';
import { mayManageTokens, mayNotManage } from '@/lib/tokens/rights/may-manage';
import { stateOf, type TokenState } from '@/lib/tokens/state';
import { type Token, toToken, type UsedTokenRow } from '@/lib/tokens/token';

/** Which tokens, in what order, how many, and after which one. */
export type CursorListing = Filter & CursorOrder & { limit: number; after?: TokenCursor };

export type CursorPage = {
  tokens: (Token & { state: TokenState })[];
  /** Where the next page begins; null on the last. */
  next: TokenCursor | null;
};

/**
 * Reads the actor's tokens page by page, each from where the one before ended: no token that stays
 * is left out or told twice while others come and go. Every page costs the same.
 */
export async function listTokensByCursor(
  actor: Actor,
  wanted: CursorListing,
): Promise<Result<CursorPage, TokenError>> {
  if (!mayManageTokens(actor)) return fail(mayNotManage);
  const now = await databaseTime(db());
  const names = wanted.search ? (await searchNames(actor.accountId, wanted.search)).names : null;
  if (names?.length === 0) return ok({ tokens: [], next: null });
  const meant = matchingFound(actor.accountId, wanted, names);
  const rows: UsedTokenRow[] = [];
  for (const range of ranges(wanted)) {
    const missing = wanted.limit + 1 - rows.length;
    if (missing > 0) rows.push(...(await readRange(meant, wanted, range, missing)));
  }
  const page = rows.slice(0, wanted.limit);
  const last = rows.length > wanted.limit ? page.at(-1) : undefined;
  const tokens = page.map((row) => ({
    ...toToken(row),
    state: stateOf(row.expiresAt, now, config().EXPIRY_WARNING_DAYS),
  }));
  return ok({ tokens, next: last ? cursorAfter(last, wanted) : null });
}

/**
 * The conditions to read one after the other. Tokens that never expire stand apart from the others,
 * since no comparison with NULL finds them: last when ascending, first when descending.
 */
function ranges({ sort, direction, after }: CursorListing): Prisma.Sql[] {
  if (sort === 'name') return [after ? Prisma.sql`name ${beyond(direction)} ${after.key}` : Prisma.sql`true`];
  if (sort === 'created') return [after ? pairBeyond('created_at', direction, after) : Prisma.sql`true`];
  const never = Prisma.sql`expires_at IS NULL`;
  const some = Prisma.sql`expires_at IS NOT NULL`;
  const [first, second] = direction === 'asc' ? [some, never] : [never, some];
  if (!after) return [first, second];
  const inNever = after.key === null;
  const rest = inNever
    ? Prisma.sql`${never} AND id ${beyond(direction)} ${after.id}::uuid`
    : pairBeyond('expires_at', direction, after);
  return inNever === (direction === 'desc') ? [rest, second] : [rest];
}

function pairBeyond(
  column: 'created_at' | 'expires_at',
  direction: CursorOrder['direction'],
  after: TokenCursor,
): Prisma.Sql {
  return Prisma.sql`(${Prisma.raw(column)}, id) ${beyond(direction)} (${after.key}::timestamptz, ${after.id}::uuid)`;
}

function beyond(direction: CursorOrder['direction']): Prisma.Sql {
  return direction === 'asc' ? Prisma.sql`>` : Prisma.sql`<`;
}

function readRange(
  meant: Prisma.Sql,
  wanted: CursorListing,
  range: Prisma.Sql,
  limit: number,
): Promise<UsedTokenRow[]> {
  const column = { name: 'name', created: 'created_at', expires: 'expires_at' }[wanted.sort];
  const order = Prisma.raw(
    wanted.sort === 'name'
      ? `name ${wanted.direction}`
      : `${column} ${wanted.direction}, id ${wanted.direction}`,
  );
  return db().$queryRaw<UsedTokenRow[]>`
    SELECT id, name, hint, unrestricted, features, expires_at AS "expiresAt", created_at AS "createdAt",
           created_by AS "createdBy", token_use.at AS "lastUsedAt", token_use.address AS "lastUsedAddress"
    FROM token LEFT JOIN token_use ON token_use.token_id = token.id WHERE ${meant} AND ${range}
    ORDER BY ${order} LIMIT ${limit}`;
}
