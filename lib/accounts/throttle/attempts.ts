import { forgetSurplus, lockRows, makeRows, readRows, writeRows } from '@/lib/accounts/throttle/rows';
import {
  type Counted,
  type Counter,
  countFailure,
  forgiven,
  type Lock,
  lockOf,
  withoutAttempt,
} from '@/lib/accounts/throttle/rules';
import { db, type Transaction } from '@/lib/db/client';
import { transact } from '@/lib/db/transact';

/** A refused attempt has counted nothing. `reported` says that this lock has its audit event already. */
export type Attempt = { allowed: true; counted: Counted } | { allowed: false; lock: Lock; reported: boolean };

/**
 * Counts an attempt as failed before its password is looked at, so that many sent at once cannot slip
 * through. An attempt that a lock refuses changes no counter and makes no row.
 */
export async function beginAttempt(counters: readonly Counter[]): Promise<Attempt> {
  const seen = await readRows(db(), counters);
  const lock = lockOf(counters, seen.counts, seen.now);
  if (lock) return { allowed: false, lock, reported: seen.reported.has(lock.counter.key) };
  try {
    return { allowed: true, counted: await transact((tx) => countIn(tx, counters)) };
  } catch (error) {
    if (error instanceof LockedMeanwhile) return { allowed: false, lock: error.lock, reported: false };
    throw error;
  }
}

/** Takes an attempt back whose password nobody looked at. */
export async function takeBackAttempt(counted: Counted): Promise<void> {
  await transact(async (tx) => {
    const { counts } = await lockRows(tx, counted.counters);
    await writeRows(tx, counted.counters, withoutAttempt(counted, counts));
  });
}

/** Forgives an attempt whose password was right, and the failures of the same sender before it. */
export async function forgiveAttempt(tx: Transaction, counted: Counted): Promise<void> {
  const { counts } = await lockRows(tx, counted.counters);
  await writeRows(tx, counted.counters, forgiven(counted, counts));
}

/**
 * Runs `report` for the first attempt that a lock refuses, and for no other: the audit log gets one event
 * for each lock, however many attempts it refuses.
 */
export async function reportOnce(lock: Lock, report: (tx: Transaction) => Promise<void>): Promise<void> {
  await transact(async (tx) => {
    const first = await tx.$executeRaw`
      UPDATE sign_in_throttle SET reported_lock = locked_until
      WHERE key = ${lock.counter.key} AND locked_until > clock_timestamp()
        AND reported_lock IS DISTINCT FROM locked_until`;
    if (first) await report(tx);
  });
}

/** Thrown to undo the rows that an attempt made before it met a lock. */
class LockedMeanwhile extends Error {
  constructor(readonly lock: Lock) {
    super('A lock was set while the attempt waited for its counters.');
  }
}

async function countIn(tx: Transaction, counters: readonly Counter[]): Promise<Counted> {
  const { counts, now, fresh } = await makeRows(tx, counters);
  const lock = lockOf(counters, counts, now);
  if (lock) throw new LockedMeanwhile(lock);
  const { counted, after } = countFailure(counters, counts, now);
  await writeRows(tx, counters, after);
  if (fresh) await forgetSurplus(tx, counters);
  return counted;
}
