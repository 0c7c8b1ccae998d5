import type { Actor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { fail, ok, type Result } from '@/lib/result';
import type { TokenError } from '@/lib/tokens/errors';
import { type Filter, matching } from '@/lib/tokens/listing/matching';
import { lacksApiTokens, mayManageTokens } from '@/lib/tokens/rights/may-manage';
import { selectTokens } from '@/lib/tokens/select-tokens';
import type { Token } from '@/lib/tokens/token';

/** Small enough that other requests get their turn between two chunks. */
const CHUNK = 1000;

/**
 * Every token of the actor's account that matches, by name, for clients that know no pages. Read in chunks by the
 * index, all from one moment, so that a rename meanwhile neither hides a token nor lists it twice.
 */
export async function allTokens(
  actor: Actor,
  wanted: Filter = { search: '' },
): Promise<Result<Token[], TokenError>> {
  if (!mayManageTokens(actor)) return fail(lacksApiTokens);
  return db().$transaction(
    async (tx) => {
      const tokens: Token[] = [];
      for (let after = ''; ; ) {
        const chunk = await selectTokens(
          tx,
          Prisma.sql`WHERE ${matching(actor.accountId, wanted)} AND name > ${after} ORDER BY name LIMIT ${CHUNK}`,
        );
        tokens.push(...chunk);
        after = chunk.at(-1)?.name ?? '';
        if (chunk.length < CHUNK) return ok(tokens);
      }
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, timeout: 60_000 },
  );
}
