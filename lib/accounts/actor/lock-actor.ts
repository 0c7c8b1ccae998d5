import { ActorRefused } from '@/lib/accounts/actor/refused';
import { sessionRuns } from '@/lib/accounts/sessions/session-rule';
import type { AccountActor, Actor, RestrictedActor, TokenActor } from '@/lib/actor/actor';
import { limitedTo, unrestricted } from '@/lib/actor/rights';
import type { Transaction } from '@/lib/db/client';
import { decide } from '@/lib/tokens/decide';

/**
 * Locks the actor's account, then its token or session, until the transaction ends. Gives the actor as its
 * row is now; throws ActorRefused when it is no longer good.
 */
export async function lockActor<A extends Actor | RestrictedActor>(tx: Transaction, actor: A): Promise<A> {
  const account = await lockAccount(tx, actor.accountId);
  if (actor.kind === 'token') return { ...actor, ...(await lockToken(tx, actor, account.suspended)) };
  if (actor.kind === 'account') await lockSession(tx, actor, account);
  return actor;
}

/**
 * The account first, in every change: changes of one account then run one after the other and cannot
 * deadlock, and a flood of creates cannot keep a revoke from its turn.
 */
async function lockAccount(tx: Transaction, accountId: string): Promise<AccountNow> {
  const [account] = await tx.$queryRaw<AccountNow[]>`
    SELECT suspended_at IS NOT NULL AS suspended, password_must_change AS "mustChange",
           coalesce(password_expires_at <= clock_timestamp(), false) AS "passwordEnded"
    FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
  if (!account) throw new ActorRefused('not_found');
  return account;
}

type AccountNow = { suspended: boolean; mustChange: boolean; passwordEnded: boolean };

/** FOR KEY SHARE makes a delete of the row wait even where it did not lock the account first. */
async function lockToken(tx: Transaction, actor: TokenActor, ownerSuspended: boolean) {
  const [row] = await tx.$queryRaw<TokenNow[]>`
    SELECT name, unrestricted, features, expires_at AS "expiresAt", clock_timestamp() AS now
    FROM token WHERE id = ${actor.tokenId}::uuid AND account_id = ${actor.accountId}::uuid FOR KEY SHARE`;
  if (!row) throw new ActorRefused('not_found');
  const { name, features, expiresAt, now } = row;
  const rights = row.unrestricted ? unrestricted : limitedTo(features);
  const code = decide({ ownerSuspended, expiresAt, rights }, { now });
  if (code !== 'valid') throw new ActorRefused(code);
  return { name, rights, expiresAt };
}

type TokenNow = {
  name: string;
  unrestricted: boolean;
  features: string[];
  expiresAt: Date | null;
  now: Date;
};

async function lockSession(
  tx: Transaction,
  actor: AccountActor | RestrictedActor,
  account: AccountNow,
): Promise<void> {
  if (account.suspended) throw new ActorRefused('owner_suspended');
  if (account.passwordEnded) throw new ActorRefused('expired');
  if (account.mustChange !== (actor.restriction === 'new password')) throw new ActorRefused('not_found');
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT s.id FROM session s
    WHERE s.id = ${actor.sessionId}::uuid AND s.account_id = ${actor.accountId}::uuid AND ${sessionRuns()} FOR KEY SHARE`;
  if (rows.length === 0) throw new ActorRefused('not_found');
}
