import { change } from '@/lib/accounts/actor/change';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import { type FailedAttempts, failedAttempts, failedSinceLastSignIn } from '@/lib/accounts/failed-attempts';
import { sessionRuns } from '@/lib/accounts/sessions/session-rule';
import { type AccountActor, type Actor, commandLineActor, type RestrictedActor } from '@/lib/actor/actor';
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
  /** The session that the browser has; a new sign-in ends it. */
  session?: string | null;
};

/**
 * Starts a session of an account, with its audit event, and ends the one that this browser had. Gives the
 * row's id, which the cookie carries.
 */
export async function startSession(
  tx: Transaction,
  account: { id: string; username: string },
  visitor: Visitor,
): Promise<string> {
  const failed = await failedSinceLastSignIn(tx, account.id);
  if (visitor.session) await endReplaced(tx, visitor.session, visitor.address);
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO session (id, account_id, expires_at, address, user_agent, failed_before)
    VALUES (gen_random_uuid(), ${account.id}::uuid, clock_timestamp() + make_interval(days => ${config().SESSION_DAYS}),
            ${visitor.address}, ${visitor.userAgent?.slice(0, 400) ?? null}, ${failed && JSON.stringify(failed)}::jsonb)
    RETURNING id`;
  if (!row) throw new Error('The session was not stored.');
  const details = visitor.unlistedProxy ? { unlistedProxy: true } : undefined;
  await record(tx, actorOf(account, row.id, visitor.address), { action: 'session.started', details });
  return row.id;
}

/** Ends the session that a browser had when it signed in anew, whosever it was. */
async function endReplaced(tx: Transaction, sessionId: string, address: string | null): Promise<void> {
  const [owner] = await tx.$queryRaw<{ id: string; username: string }[]>`
    DELETE FROM session s USING account a WHERE s.id = ${sessionId}::uuid AND a.id = s.account_id
    RETURNING a.id, a.username`;
  if (owner) await record(tx, actorOf(owner, sessionId, address), { action: 'session.ended' });
}

function actorOf(
  { id, username }: { id: string; username: string },
  sessionId: string,
  address: string | null,
): AccountActor {
  return { kind: 'account', accountId: id, name: username, sessionId, address };
}

/** A session that runs. One whose password somebody else made is restricted to choosing another. */
export type FoundSession =
  | { restricted: false; actor: AccountActor; failedBefore: FailedAttempts | null }
  | { restricted: true; actor: RestrictedActor; passwordExpiresAt: Date | null };

/**
 * The session of this id, unless it has ended, has expired, was idle for too long, belongs to a suspended
 * account, or was begun with a first password that has ended since.
 */
export async function readSession(sessionId: string, address: string | null): Promise<FoundSession | null> {
  const [row] = await db().$queryRaw<SessionRow[]>`
    SELECT a.id AS "accountId", a.username, s.last_seen_at < clock_timestamp() - interval '1 minute' AS stale,
           s.failed_before AS "failedBefore", a.password_must_change AS "mustChange",
           a.password_expires_at AS "passwordExpiresAt"
    FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.id = ${sessionId}::uuid AND ${sessionRuns()} AND a.suspended_at IS NULL
      AND (a.password_expires_at IS NULL OR a.password_expires_at > clock_timestamp())`;
  if (!row) return null;
  if (row.stale)
    await db().$executeRaw`UPDATE session SET last_seen_at = clock_timestamp() WHERE id = ${sessionId}::uuid`;
  const actor = actorOf({ id: row.accountId, username: row.username }, sessionId, address);
  if (row.mustChange)
    return {
      restricted: true,
      actor: { ...actor, restriction: 'new password' },
      passwordExpiresAt: row.passwordExpiresAt,
    };
  const failedBefore = row.failedBefore === null ? null : failedAttempts.parse(row.failedBefore);
  return { restricted: false, actor, failedBefore };
}

type SessionRow = {
  accountId: string;
  username: string;
  stale: boolean;
  failedBefore: unknown;
  mustChange: boolean;
  passwordExpiresAt: Date | null;
};

/** The sessions of the actor's account that are still running, the latest used first. */
export async function listSessions(actor: Actor) {
  return db().$queryRaw<
    { id: string; createdAt: Date; lastSeenAt: Date; address: string | null; userAgent: string | null }[]
  >`
    SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", address, user_agent AS "userAgent"
    FROM session s WHERE account_id = ${actor.accountId}::uuid AND ${sessionRuns()}
    ORDER BY last_seen_at DESC, id`;
}

/** Ends one session of the actor's account. One that is not there is already ended. */
export async function endSession(actor: AccountActor | RestrictedActor, sessionId: string): Promise<void> {
  const own = sessionId === actor.sessionId;
  try {
    await change(actor, async (tx) => {
      const { count } = await tx.session.deleteMany({ where: { id: sessionId, accountId: actor.accountId } });
      if (count) await record(tx, actor, { action: 'session.ended', details: { other: !own } });
    });
  } catch (error) {
    if (!(own && error instanceof ActorRefused)) throw error;
  }
}

/** Ends every session of the actor's account but its own; gives how many. */
export async function endOtherSessions(tx: Transaction, actor: Actor | RestrictedActor): Promise<number> {
  const own = actor.kind === 'account' ? actor.sessionId : undefined;
  const { count } = await tx.session.deleteMany({ where: { accountId: actor.accountId, id: { not: own } } });
  if (count) await record(tx, actor, { action: 'session.ended', details: { others: count } });
  return count;
}

/** Ends every session of an account from the command line; gives how many. Null when there is no such account. */
export async function endAllSessions(username: string): Promise<number | null> {
  const account = await db().account.findUnique({ where: { username }, select: { id: true } });
  return account && change(commandLineActor(account.id), endOtherSessions);
}

/** Gives the actor's own session a new id, so that nobody who learned the old one has any use of it. */
export async function renewSession(
  tx: Transaction,
  { sessionId }: AccountActor | RestrictedActor,
): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE session SET id = gen_random_uuid() WHERE id = ${sessionId}::uuid RETURNING id`;
  if (!row) throw new Error('The session of the actor is gone.');
  return row.id;
}

/** Deletes the rows of sessions that have expired or were idle for too long. */
export async function forgetExpiredSessions(): Promise<void> {
  await db().$executeRaw`DELETE FROM session s WHERE NOT ${sessionRuns()}`;
}
