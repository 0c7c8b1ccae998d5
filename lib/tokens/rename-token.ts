import { z } from 'zod';
import { change } from '@/lib/accounts/actor/change';
import type { Actor } from '@/lib/actor/actor';
import { record } from '@/lib/audit/record';
import { isUniqueViolation } from '@/lib/db/violations';
import { fail, ok, type Result } from '@/lib/result';
import { nameTaken, notFound, type TokenError } from '@/lib/tokens/errors';
import { tokenName } from '@/lib/tokens/name';
import { lacksApiTokens, mayManageTokens } from '@/lib/tokens/rights/may-manage';
import { isUuid } from '@/lib/uuid';

export const renaming = z.object({ name: tokenName });
export type Renaming = z.output<typeof renaming>;

/** A renamed token: `was` equals `name` when there was nothing to change. */
export type Renamed = { id: string; name: string; was: string };

/** Gives a token of the actor's account a new name; nothing else of a token can be edited. */
export async function renameToken(
  actor: Actor,
  id: string,
  { name }: Renaming,
): Promise<Result<Renamed, TokenError>> {
  try {
    return await change(actor, async (tx, current) => {
      if (!mayManageTokens(current)) return fail(lacksApiTokens);
      if (!isUuid(id)) return fail(notFound);
      const [row] = await tx.$queryRaw<{ was: string }[]>`
        SELECT name AS was FROM token
        WHERE id = ${id}::uuid AND account_id = ${actor.accountId}::uuid
        FOR UPDATE`;
      if (!row) return fail(notFound);
      if (row.was !== name) {
        await tx.token.update({ where: { id }, data: { name }, select: { id: true } });
        await record(tx, current, {
          action: 'token.renamed',
          token: { id, name },
          details: { was: row.was },
        });
      }
      return ok({ id, name, was: row.was });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return fail(nameTaken('name', name));
    throw error;
  }
}
