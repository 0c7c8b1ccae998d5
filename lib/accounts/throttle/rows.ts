import { type Count, type Counter, type Counts, MEMORY_MS } from '@/lib/accounts/throttle/rules';
import { db, type Transaction } from '@/lib/db/client';

/** How many rows the attempts of one network may leave, and how many there may be in all. */
export const MOST_ROWS = { network: 200, all: 20_000 };

type Row = { key: string; failures: number; last: Date; until: Date | null; reported: boolean; now: Date };

/** What the rows say at `now`; `reported` are the keys of locks that have their audit event. */
type Read = { counts: Counts; now: number; reported: ReadonlySet<string> };

/** Reads the rows of `counters` without waiting for anybody. */
export async function readRows(tx: Transaction, counters: readonly Counter[]): Promise<Read> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT key, failures, last_failure_at AS last, locked_until AS until,
           reported_lock IS NOT DISTINCT FROM locked_until AS reported, clock_timestamp() AS now
    FROM sign_in_throttle WHERE key = ANY (${keysOf(counters)}::text[])`;
  return read(rows);
}

/** The same, holding the rows that there are until the transaction ends. */
export async function lockRows(tx: Transaction, counters: readonly Counter[]): Promise<Read> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT key, failures, last_failure_at AS last, locked_until AS until, false AS reported, clock_timestamp() AS now
    FROM sign_in_throttle t
    WHERE key = ANY (${keysOf(counters)}::text[])
    ORDER BY array_position(${keysOf(counters)}::text[], key::text)
    FOR UPDATE`;
  return read(rows);
}

/** Makes the rows that are missing, and holds all of them; `fresh` says whether one was missing. */
export async function makeRows(
  tx: Transaction,
  counters: readonly Counter[],
): Promise<Read & { fresh: boolean }> {
  // The update that changes nothing waits for whoever holds the row, and reads what they left.
  const rows = await tx.$queryRaw<Row[]>`
    INSERT INTO sign_in_throttle AS t (key, network, failures, last_failure_at)
    SELECT key, network, 0, clock_timestamp()
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(counters)}::jsonb) AS (key text, network text))
         WITH ORDINALITY AS wanted (key, network, place)
    ORDER BY place
    ON CONFLICT (key) DO UPDATE SET key = excluded.key
    RETURNING key, failures, last_failure_at AS last, locked_until AS until, false AS reported,
              clock_timestamp() AS now`;
  return { ...read(rows), fresh: rows.some(({ failures }) => failures === 0) };
}

/** Writes what `counters` hold now; the transaction holds their rows. One without a count loses its row. */
export async function writeRows(
  tx: Transaction,
  counters: readonly Counter[],
  counts: Counts,
): Promise<void> {
  const gone = keysOf(counters).filter((key) => !counts.has(key));
  if (gone.length) await tx.signInThrottle.deleteMany({ where: { key: { in: gone } } });
  if (!counts.size) return;
  await tx.$executeRaw`
    UPDATE sign_in_throttle t
    SET failures = w.failures, last_failure_at = w.last, locked_until = w.until
    FROM jsonb_to_recordset(${JSON.stringify([...counts].map(written))}::jsonb)
         AS w (key text, failures int, last timestamptz, until timestamptz)
    WHERE t.key = w.key`;
}

/** Deletes the oldest rows beyond the most that a network, and all of them, may have. */
export async function forgetSurplus(tx: Transaction, counters: readonly Counter[]): Promise<void> {
  const network = counters.find((counter) => counter.network)?.network ?? null;
  // A row that somebody holds is skipped: waiting here, with rows of one's own, could wait for ever.
  await tx.$executeRaw`
    DELETE FROM sign_in_throttle WHERE key IN (
      SELECT key FROM sign_in_throttle WHERE key = ANY (ARRAY(
        (SELECT key FROM sign_in_throttle WHERE network = ${network}
         ORDER BY last_failure_at DESC OFFSET ${MOST_ROWS.network})
        UNION ALL
        (SELECT key FROM sign_in_throttle ORDER BY last_failure_at DESC OFFSET ${MOST_ROWS.all})))
      FOR UPDATE SKIP LOCKED)`;
}

/** Deletes what is older than the memory of failures. */
export async function forgetOldFailures(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM sign_in_throttle
    WHERE last_failure_at < clock_timestamp() - make_interval(secs => ${MEMORY_MS / 1000})`;
}

function keysOf(counters: readonly Counter[]): string[] {
  return counters.map(({ key }) => key);
}

function read(rows: Row[]): Read {
  const counts = new Map<string, Count>();
  for (const { key, failures, last, until } of rows)
    counts.set(key, { failures, lastFailureAt: last.getTime(), lockedUntil: until?.getTime() ?? null });
  return {
    counts,
    // The last row was read last, once all of them were held.
    now: Math.max(0, ...rows.map(({ now }) => now.getTime())),
    reported: new Set(rows.filter(({ reported }) => reported).map(({ key }) => key)),
  };
}

function written([key, { failures, lastFailureAt, lockedUntil }]: [string, Count]) {
  return {
    key,
    failures,
    last: new Date(lastFailureAt),
    until: lockedUntil === null ? null : new Date(lockedUntil),
  };
}
