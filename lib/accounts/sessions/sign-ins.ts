import { sessionRuns } from '@/lib/accounts/sessions/session-rule';
import type { Actor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';

/** Where the actor's account was last signed in to from; null when nobody ever did, or it is not known. */
export async function lastSignInAddress(actor: Actor): Promise<string | null> {
  const event = await db().auditEvent.findFirst({
    where: { accountId: actor.accountId, action: 'session.started' },
    orderBy: { id: 'desc' },
    select: { address: true },
  });
  return event?.address ?? null;
}

/** Whether somebody is signed in to the actor's account now. */
export async function isSignedIn(actor: Actor): Promise<boolean> {
  const running = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM session s WHERE s.account_id = ${actor.accountId}::uuid AND ${sessionRuns()} LIMIT 1`;
  return running.length > 0;
}
