import { Pool } from 'pg';
import { poolOptions } from '@/lib/db/pool/options';
import { processWide } from '@/lib/process-wide';

/** That a token was used: when, in milliseconds since 1970, and from where. */
export type NewUse = { id: string; at: number; address: string | null };

/** A token's last use is written at most once in this time, by whichever replica. */
const GAP_SECONDS = 60;
/** As the column has it; longer ones would fail the whole batch. */
const LONGEST_ADDRESS = 45;

// As three texts, which cost less on their way than three arrays; none of them can hold a space. And no
// join: before the table was first analysed, the planner would go through all of it for each batch.
const STATEMENT = `
  WITH used AS (
    SELECT id, to_timestamp(ms / 1000) AS at, address FROM unnest(
      string_to_array($1, ' ')::uuid[], string_to_array($2, ' ')::float8[], string_to_array($3, ' ', '-')
    ) AS used (id, ms, address)
  ), written AS (
    INSERT INTO token_use AS kept (token_id, at, address)
    SELECT id, at, address FROM used ORDER BY id
    ON CONFLICT (token_id) DO UPDATE SET at = excluded.at, address = excluded.address
    WHERE kept.at < excluded.at
      AND ($4::int = 0 OR kept.at <= clock_timestamp() - make_interval(secs => $4::int))
    RETURNING token_id
  ), left_out AS MATERIALIZED (
    SELECT id, at, (SELECT kept.at FROM token_use kept WHERE kept.token_id = used.id) AS kept_at
    FROM used WHERE id NOT IN (SELECT token_id FROM written)
  )
  SELECT id, kept_at + make_interval(secs => $4::int) AS due FROM left_out WHERE kept_at < at`;

const shared = processWide<{ pool?: Pool }>('use writer', () => ({}));

/**
 * Writes these last uses. Gives those that must wait, since one within the last minute is written already, and
 * until when. It never touches the tokens' own rows, and goes through its own in one order, so
 * that it can be part of no deadlock. What it writes of tokens that are gone is swept with the rest of
 * theirs. Not through Prisma, whose first use holds a process up for a fifth of a second: in development
 * that process verifies, too.
 */
export async function writeUses(
  uses: readonly NewUse[],
  { evenWithinTheMinute }: { evenWithinTheMinute: boolean },
): Promise<{ id: string; due: Date }[]> {
  const ids = uses.map(({ id }) => id).join(' ');
  const times = uses.map(({ at }) => at).join(' ');
  const addresses = uses.map(({ address }) => address?.slice(0, LONGEST_ADDRESS) ?? '-').join(' ');
  const { rows } = await writer().query<{ id: string; due: Date }>({
    name: 'write-uses',
    text: STATEMENT,
    values: [ids, times, addresses, evenWithinTheMinute ? 0 : GAP_SECONDS],
  });
  return rows;
}

/** Closes the connection; the next use opens another. */
export async function closeUseWriter(): Promise<void> {
  await shared.pool?.end();
  shared.pool = undefined;
}

function writer(): Pool {
  shared.pool ??= openWriter();
  return shared.pool;
}

function openWriter(): Pool {
  const pool = new Pool({
    ...poolOptions(),
    max: 1,
    idleTimeoutMillis: 60_000,
    application_name: 'latchkey last use',
    // Nobody waits for the disk: a last use that a crash of the database forgets breaks no promise.
    onConnect: async (client) =>
      void (await client.query('SET synchronous_commit = off; SET enable_seqscan = off')),
  });
  // A connection that is lost while it is idle: the next use opens another.
  pool.on('error', () => undefined);
  return pool;
}
