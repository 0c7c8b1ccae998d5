import { Pool } from 'pg';
import { poolOptions } from '@/lib/db/pool/options';

/** That a token was used: when, in milliseconds since 1970, and from where. */
export type NewUse = { id: string; at: number; address: string | null };

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
  SELECT id, kept_at AS "lastUsedAt" FROM left_out WHERE kept_at < at`;

// On globalThis, because Next bundles its own copy of this file beside the server's.
const shared = globalThis as { latchkeyUseWriter?: Pool };

/**
 * Writes these last uses, and gives those that must wait, because one less than `gap` seconds ago stands
 * there, from any replica. It never touches the tokens' own rows, and goes through its own in one order, so
 * that it can be part of no deadlock. What it writes of tokens that are gone is swept with the rest of
 * theirs. Not through Prisma, whose first use holds a process up for a fifth of a second: in development
 * that process verifies, too.
 */
export async function writeUses(
  uses: readonly NewUse[],
  gap: number,
): Promise<{ id: string; lastUsedAt: Date }[]> {
  const ids = uses.map(({ id }) => id).join(' ');
  const times = uses.map(({ at }) => at).join(' ');
  const addresses = uses.map(({ address }) => address?.slice(0, LONGEST_ADDRESS) ?? '-').join(' ');
  const { rows } = await writer().query<{ id: string; lastUsedAt: Date }>({
    name: 'write-uses',
    text: STATEMENT,
    values: [ids, times, addresses, gap],
  });
  return rows;
}

/** Closes the connection; the next use opens another. */
export async function closeUseWriter(): Promise<void> {
  await shared.latchkeyUseWriter?.end();
  shared.latchkeyUseWriter = undefined;
}

function writer(): Pool {
  shared.latchkeyUseWriter ??= openWriter();
  return shared.latchkeyUseWriter;
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
