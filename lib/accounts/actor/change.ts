import { lockActor } from '@/lib/accounts/actor/lock-actor';
import { accountTurns } from '@/lib/accounts/actor/turns';
import type { Actor, RestrictedActor } from '@/lib/actor/actor';
import type { Transaction } from '@/lib/db/client';
import { transact } from '@/lib/db/transact';

/** As long as one statement may take. */
const TIMEOUT_MS = 60_000;

/**
 * Runs a change of the actor's account in one transaction: the only way to write on behalf of an actor.
 * First it locks the account and checks that the actor is still good. `work` gets the actor with the
 * rights that its token has now; it may run more than once, so it has no effect outside `tx`.
 * Throws ActorRefused, and changes nothing, when the token or session was ended, has expired, belongs to a
 * suspended account, or may only choose a new password and the actor says otherwise; DatabaseUnavailable
 * when too many changes of the account wait.
 */
export function change<A extends Actor | RestrictedActor, T>(
  actor: A,
  work: (tx: Transaction, actor: A) => Promise<T>,
): Promise<T> {
  return accountTurns().run(actor.accountId, idOf(actor), () =>
    transact(async (tx) => work(tx, await lockActor(tx, actor)), { timeout: TIMEOUT_MS }),
  );
}

function idOf(actor: Actor | RestrictedActor): string {
  if (actor.kind === 'token') return actor.tokenId;
  return actor.kind === 'account' ? actor.sessionId : actor.kind;
}
