import { createHash } from 'node:crypto';
import { db, type Transaction } from '@/lib/db/client';

/** After how many failures the waits begin. An address is shared by many people, so it has more room. */
const FREE_FAILURES = { login: 2, address: 20 };
const LONGEST_WAIT = 15 * 60;
/** Failures older than this are forgotten. */
const MEMORY = '24 hours';

/**
 * How many seconds the next sign-in must wait after `failures` in a row: none for the first ones,
 * then 2 s, 5 s, 30 s, and twice as long each time up to 15 minutes.
 */
export function waitAfter(failures: number, of: 'login' | 'address'): number {
  const counted = failures - FREE_FAILURES[of];
  if (counted <= 0) return 0;
  if (counted <= 2) return counted === 1 ? 2 : 5;
  return Math.min(30 * 2 ** (counted - 3), LONGEST_WAIT);
}

export type Attempt = { allowed: true; waitIfWrong: number } | { allowed: false; wait: number };

/**
 * Counts a sign-in as failed before its password is looked at, so that many sent at once cannot
 * slip through; forgiveAttempt() takes it back. Seconds are rounded up.
 */
export async function beginAttempt(login: string, address: string | null): Promise<Attempt> {
  return db().$transaction(async (tx) => {
    // Always in this order, so that two sign-ins cannot wait for each other's rows.
    const byLogin = await count(tx, loginKey(login), 'login');
    const byAddress = address ? await count(tx, `address:${address}`, 'address') : 0;
    if (byLogin < 0 || byAddress < 0) return { allowed: false, wait: Math.max(-byLogin, -byAddress) };
    return { allowed: true, waitIfWrong: Math.max(byLogin, byAddress) };
  });
}

/** Forgets the failures of a login after its password was right, and the one counted against the address. */
export async function forgiveAttempt(tx: Transaction, login: string, address: string | null): Promise<void> {
  await tx.signInThrottle.deleteMany({ where: { key: loginKey(login) } });
  if (!address) return;
  await tx.$executeRaw`
    UPDATE sign_in_throttle SET failures = greatest(failures - 1, 0), locked_until = NULL
    WHERE key = ${`address:${address}`}`;
}

/** Deletes what is older than the memory of failures. */
export async function forgetOldFailures(): Promise<void> {
  await db()
    .$executeRaw`DELETE FROM sign_in_throttle WHERE last_failure_at < clock_timestamp() - ${MEMORY}::interval`;
}

/** Counts one failure and gives the wait that follows it; negative while an earlier wait is still running. */
async function count(tx: Transaction, key: string, of: 'login' | 'address'): Promise<number> {
  const [row] = await tx.$queryRaw<{ failures: number; left: number }[]>`
    INSERT INTO sign_in_throttle AS t (key, failures, last_failure_at) VALUES (${key}, 1, clock_timestamp())
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE
        WHEN t.locked_until > clock_timestamp() THEN t.failures
        WHEN t.last_failure_at < clock_timestamp() - ${MEMORY}::interval THEN 1
        ELSE t.failures + 1 END,
      last_failure_at = CASE WHEN t.locked_until > clock_timestamp() THEN t.last_failure_at ELSE clock_timestamp() END
    RETURNING failures, ceil(greatest(extract(epoch FROM locked_until - clock_timestamp()), 0))::int AS left`;
  if (row?.left) return -row.left;
  const wait = waitAfter(row?.failures ?? 1, of);
  await tx.$executeRaw`
    UPDATE sign_in_throttle SET locked_until = clock_timestamp() + make_interval(secs => ${wait}) WHERE key = ${key} AND ${wait} > 0`;
  return wait;
}

/** A digest, because people sometimes type their password where the login belongs. */
function loginKey(login: string): string {
  return `login:${createHash('sha256').update(login.trim().toLowerCase()).digest('base64url')}`;
}
