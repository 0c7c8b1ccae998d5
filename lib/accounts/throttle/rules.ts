/**
 * What failures are counted for: a network; a login, from wherever; a login from one network; a browser
 * that signed in before; and the current password of somebody signed in.
 */
export type CounterKind = 'network' | 'login' | 'pair' | 'device' | 'password';

/** One counter: its row's key, and the network whose attempt made the row, when it counts against a cap. */
export type Counter = { kind: CounterKind; key: string; network: string | null };

/** What a counter holds. Times are in milliseconds since 1970, by the database's clock. */
export type Count = { failures: number; lastFailureAt: number; lockedUntil: number | null };

/** The counts of some counters by key; a counter without one has counted nothing. */
export type Counts = ReadonlyMap<string, Count>;

/** A lock that refuses an attempt: the longest of those that hold. `wait` is in seconds, rounded up. */
export type Lock = { counter: Counter; until: number; wait: number };

/** An attempt that was counted: its counters, and until when it locked each of them. */
export type Counted = { counters: readonly Counter[]; locks: ReadonlyMap<string, number>; wait: number };

const FIFTEEN_MINUTES = 15 * 60;

/**
 * How many failures are free, and the longest wait in seconds. A network is shared by many people, so it
 * has more room. A login's own lock is short: strangers can make its owner wait that long on a new device.
 */
const RULES: Record<CounterKind, { free: number; longest: number }> = {
  network: { free: 20, longest: FIFTEEN_MINUTES },
  login: { free: 10, longest: 30 },
  pair: { free: 2, longest: FIFTEEN_MINUTES },
  device: { free: 2, longest: FIFTEEN_MINUTES },
  password: { free: 2, longest: FIFTEEN_MINUTES },
};

/** Failures older than this are forgotten. */
export const MEMORY_MS = 24 * 60 * 60 * 1000;

/**
 * How many seconds the next attempt must wait after `failures` in a row: none for the first ones,
 * then 2 s, 5 s, 30 s, and twice as long each time up to the longest wait of its kind.
 */
export function waitAfter(failures: number, kind: CounterKind): number {
  const { free, longest } = RULES[kind];
  const counted = failures - free;
  if (counted <= 0) return 0;
  if (counted <= 2) return counted === 1 ? 2 : 5;
  return Math.min(30 * 2 ** (counted - 3), longest);
}

/** The lock that refuses an attempt at `now`, or null. Looked at before anything is counted. */
export function lockOf(counters: readonly Counter[], counts: Counts, now: number): Lock | null {
  let longest: Lock | null = null;
  for (const counter of counters) {
    const until = counts.get(counter.key)?.lockedUntil ?? 0;
    if (until > now && until > (longest?.until ?? 0))
      longest = { counter, until, wait: Math.ceil((until - now) / 1000) };
  }
  return longest;
}

/** The counts once an attempt at `now`, which no lock refuses, is counted as failed in each of its counters. */
export function countFailure(
  counters: readonly Counter[],
  counts: Counts,
  now: number,
): { counted: Counted; after: Counts } {
  const after = new Map<string, Count>();
  const locks = new Map<string, number>();
  let longest = 0;
  for (const { key, kind } of counters) {
    const before = counts.get(key);
    const remembered = before && before.lastFailureAt > now - MEMORY_MS ? before.failures : 0;
    const failures = remembered + 1;
    const wait = waitAfter(failures, kind);
    const lockedUntil = wait ? now + wait * 1000 : null;
    if (lockedUntil) locks.set(key, lockedUntil);
    longest = Math.max(longest, wait);
    after.set(key, { failures, lastFailureAt: now, lockedUntil });
  }
  return { counted: { counters, locks, wait: longest }, after };
}

/** The counts without an attempt that was never decided: as if it had not been made. */
export function withoutAttempt({ counters, locks }: Counted, counts: Counts): Counts {
  const after = new Map<string, Count>();
  for (const { key } of counters) {
    const before = counts.get(key);
    if (!before) continue;
    const failures = Math.max(before.failures - 1, 0);
    const lockedUntil = before.lockedUntil === (locks.get(key) ?? null) ? null : before.lockedUntil;
    if (failures > 0 || lockedUntil) after.set(key, { ...before, failures, lockedUntil });
  }
  return after;
}

/**
 * The counts once the password was right. The counter that is the sender's own begins anew. From those that
 * others share exactly this attempt is taken: whoever signs in to one account pays off no guesses at others.
 */
export function forgiven(counted: Counted, counts: Counts): Counts {
  const shared = counted.counters.filter(({ kind }) => kind === 'network' || kind === 'login');
  return withoutAttempt({ ...counted, counters: shared }, counts);
}
