import { change } from '@/lib/accounts/actor/change';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import { sessionRuns } from '@/lib/accounts/session-rule';
import type { AccountActor, Actor } from '@/lib/audit/actor';
import { record } from '@/lib/audit/record';
import { config } from '@/lib/config';
import { db, type Transaction } from '@/lib/db/client';

/** Where a request came from. */
export type Visitor = {
  address: string | null;
  userAgent: string | null;
  /** The cookie by which a browser that signed in before is known. */
  device?: string | null;
  /** Whether `address` forwarded somebody else's request without being in TRUSTED_PROXIES. */
  unlistedProxy?: boolean;
};

/** Starts a session of an account, with its audit event. Gives the row's id, which the cookie carries. */
export async function startSession(
  tx: Transaction,
  account: { id: string; username: string },
  visitor: Visitor,
): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO session (id, account_id, expires_at, address, user_agent)
    VALUES (gen_random_uuid(), ${account.id}::uuid, clock_timestamp() + make_interval(days => ${config().SESSION_DAYS}),
            ${visitor.address}, ${visitor.userAgent?.slice(0, 400) ?? null})
    RETURNING id`;
  if (!row) throw new Error('The session was not stored.');
  const actor: AccountActor = {
    kind: 'account',
    accountId: account.id,
    name: account.username,
    sessionId: row.id,
    address: visitor.address,
  };
  const details = visitor.unlistedProxy ? { unlistedProxy: true } : undefined;
  await record(tx, actor, { deed: 'session.started', details });
  return row.id;
}

/** The signed-in account of a session that has neither ended nor expired, and whose account is not suspended. */
export async function findSession(sessionId: string, address: string | null): Promise<AccountActor | null> {
  const [row] = await db().$queryRaw<{ accountId: string; username: string; stale: boolean }[]>`
    SELECT a.id AS "accountId", a.username, s.last_seen_at < clock_timestamp() - interval '1 minute' AS stale
    FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.id = ${sessionId}::uuid AND ${sessionRuns} AND a.suspended_at IS NULL`;
  if (!row) return null;
  if (row.stale)
    await db().$executeRaw`UPDATE session SET last_seen_at = clock_timestamp() WHERE id = ${sessionId}::uuid`;
  return { kind: 'account', accountId: row.accountId, name: row.username, sessionId, address };
}

/** The sessions of the actor's account that are still running, the latest used first. */
export async function listSessions(actor: Actor) {
  return db().$queryRaw<
    { id: string; createdAt: Date; lastSeenAt: Date; address: string | null; userAgent: string | null }[]
  >`
    SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", address, user_agent AS "userAgent"
    FROM session s WHERE account_id = ${actor.accountId}::uuid AND ${sessionRuns}
    ORDER BY last_seen_at DESC, id`;
}

/** Ends one session of the actor's account. One that is not there is already ended. */
export async function endSession(actor: AccountActor, sessionId: string): Promise<void> {
  const own = sessionId === actor.sessionId;
  try {
    await change(actor, async (tx) => {
      const { count } = await tx.session.deleteMany({ where: { id: sessionId, accountId: actor.accountId } });
      if (count) await record(tx, actor, { deed: 'session.ended', details: { other: !own } });
    });
  } catch (error) {
    if (!(own && error instanceof ActorRefused)) throw error;
  }
}

/** Ends every session of the actor's account but its own; gives how many. */
export async function endOtherSessions(tx: Transaction, actor: Actor): Promise<number> {
  const own = actor.kind === 'account' ? actor.sessionId : undefined;
  const { count } = await tx.session.deleteMany({ where: { accountId: actor.accountId, id: { not: own } } });
  if (count) await record(tx, actor, { deed: 'session.ended', details: { others: count } });
  return count;
}

/** Deletes the rows of sessions that have expired. */
export async function forgetExpiredSessions(): Promise<void> {
  await db().$executeRaw`DELETE FROM session WHERE expires_at <= clock_timestamp()`;
}
