import { z } from 'zod';
import { change } from '@/lib/accounts/actor/change';
import type { AccountActor } from '@/lib/actor/actor';
import type { Transaction } from '@/lib/db/client';

/** So many are counted; further ones are told as "more than". */
export const MOST_COUNTED = 1000;

/** The wrong passwords for an account between two sign-ins. */
export const failedAttempts = z.object({
  /** One more than MOST_COUNTED: more than that. */
  count: z.number(),
  lastAt: z.coerce.date(),
  /** Null: not known. */
  lastAddress: z.string().nullable(),
  addresses: z.number(),
});

export type FailedAttempts = z.output<typeof failedAttempts>;

/** The wrong passwords since the account was last signed in to, from its audit events; null when there were none. */
export async function failedSinceLastSignIn(
  tx: Transaction,
  accountId: string,
): Promise<FailedAttempts | null> {
  const [found] = await tx.$queryRaw<unknown[]>`
    WITH failed AS (
      SELECT id, at, address FROM audit_event
      WHERE account_id = ${accountId}::uuid AND deed = 'sign_in.failed' AND id > coalesce(
        (SELECT max(id) FROM audit_event WHERE account_id = ${accountId}::uuid AND deed = 'session.started'), 0)
      ORDER BY id DESC LIMIT ${MOST_COUNTED + 1})
    SELECT count(*)::int AS count, max(at) AS "lastAt", (array_agg(address ORDER BY id DESC))[1] AS "lastAddress",
           count(DISTINCT address)::int AS addresses
    FROM failed HAVING count(*) > 0`;
  return found ? failedAttempts.parse(found) : null;
}

/** For a person who has read of the failed attempts: they are not shown again. */
export async function dismissFailedAttempts(actor: AccountActor): Promise<void> {
  await change(actor, async (tx) => {
    await tx.$executeRaw`UPDATE session SET failed_before = NULL WHERE id = ${actor.sessionId}::uuid`;
  });
}
