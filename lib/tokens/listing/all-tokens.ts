import type { Actor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { fail, ok, type Result } from '@/lib/result';
import type { TokenError } from '@/lib/tokens/errors';
import { withLastUse } from '@/lib/tokens/last-use/read-last-use';
import { mayManageTokens, mayNotManage } from '@/lib/tokens/rights/may-manage';
import { type Token, tokenColumns, toToken } from '@/lib/tokens/token';

/** Small enough that other requests get their turn between two chunks. */
const CHUNK = 1000;

/**
 * Every token of the actor's account by name, for clients that know no pages. Read in chunks by the
 * index, all from one moment, so that a rename meanwhile neither hides a token nor tells it twice.
 */
export async function allTokens(actor: Actor): Promise<Result<Token[], TokenError>> {
  if (!mayManageTokens(actor)) return fail(mayNotManage);
  return db().$transaction(
    async (tx) => {
      const tokens: Token[] = [];
      for (let after = ''; ; ) {
        const where = { accountId: actor.accountId, name: { gt: after } };
        const rows = await tx.token.findMany({
          where,
          orderBy: { name: 'asc' },
          take: CHUNK,
          select: tokenColumns,
        });
        for (const row of await withLastUse(tx, rows)) tokens.push(toToken(row));
        after = rows.at(-1)?.name ?? '';
        if (rows.length < CHUNK) return ok(tokens);
      }
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, timeout: 60_000 },
  );
}
