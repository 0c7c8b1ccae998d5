import type { Actor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { fail, ok, type Result } from '@/lib/result';
import type { TokenError } from '@/lib/tokens/errors';
import { type CursorOrder, cursorAfter, type TokenCursor } from '@/lib/tokens/listing/cursor';
import { type Filter, matchingFound } from '@/lib/tokens/listing/matching';
import { searchNames } from '@/lib/tokens/listing/search-names';
import { lacksApiTokens, mayManageTokens } from '@/lib/tokens/rights/may-manage';
import { ordering, selectTokens } from '@/lib/tokens/select-tokens';
import type { Token } from '@/lib/tokens/token';

/** Which tokens, in what order, how many, and after which one. */
export type CursorListing = Filter & CursorOrder & { limit: number; after?: TokenCursor };

export type CursorPage = {
  tokens: Token[];
  /** Where the next page begins; null on the last. */
  next: TokenCursor | null;
};

/**
 * Reads the actor's tokens page by page, each from where the one before ended: no token that stays
 * is left out or listed twice while others come and go. Every page costs the same.
 */
export async function listTokensByCursor(
  actor: Actor,
  wanted: CursorListing,
): Promise<Result<CursorPage, TokenError>> {
  if (!mayManageTokens(actor)) return fail(lacksApiTokens);
  const names = wanted.search ? (await searchNames(actor.accountId, wanted.search)).names : null;
  if (names?.length === 0) return ok({ tokens: [], next: null });
  const matching = matchingFound(actor.accountId, wanted, names);
  const read: Token[] = [];
  for (const range of ranges(wanted)) {
    const missing = wanted.limit + 1 - read.length;
    const order = ordering(wanted.sort, wanted.direction);
    const rest = Prisma.sql`WHERE ${matching} AND ${range} ORDER BY ${order} LIMIT ${missing}`;
    if (missing > 0) read.push(...(await selectTokens(db(), rest)));
  }
  const tokens = read.slice(0, wanted.limit);
  const last = read.length > wanted.limit ? tokens.at(-1) : undefined;
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
