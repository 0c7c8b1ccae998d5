import type { Client } from 'pg';
import { withClient } from '@/bench/foundation/postgres';
import { EXPIRED_EVERY, SECRET_IN_SQL, secretOf } from '@/bench/load/secrets';

const ACCOUNTS = 10_000;

/** Fills the database with this many tokens over 10,000 accounts, whose secrets the load generator knows. */
export async function fill(databaseUrl: string, tokens: number): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ secret: string }>(
      `SELECT ${SECRET_IN_SQL} AS secret FROM (SELECT 7 AS n) one`,
    );
    if (rows[0]?.secret !== secretOf(7)) throw new Error('PostgreSQL and the load generator disagree.');
    await client.query(
      `INSERT INTO account (id, username, password_hash)
       SELECT gen_random_uuid(), 'account-' || n, 'none' FROM generate_series(0, $1::int - 1) n`,
      [ACCOUNTS],
    );
    // Built once from all rows, an index takes a fraction of what it takes to add to it row by row.
    const indexes = await dropIndexes(client);
    await client.query(
      `INSERT INTO token (id, account_id, name, digest, hint, unrestricted, features, created_by, expires_at)
       SELECT gen_random_uuid(), a.id, 'token-' || n, sha256(s.secret::bytea), right(s.secret, 4), n % 2 = 0,
              CASE n % 2 WHEN 0 THEN '{}' ELSE ARRAY['diskusage', 'verify'] END, 'bench',
              CASE WHEN n % ${EXPIRED_EVERY} = 0 THEN clock_timestamp() - interval '1 day'
                   ELSE clock_timestamp() + interval '1 year' END
       FROM generate_series(1, $1::int) n JOIN account a ON a.username = 'account-' || n % ${ACCOUNTS},
            LATERAL ${SECRET_IN_SQL} s(secret)`,
      [tokens],
    );
    for (const index of indexes) await client.query(index);
    await client.query('VACUUM ANALYZE account');
    await client.query('VACUUM ANALYZE token');
    await client.query('CHECKPOINT');
  });
}

/** Drops the indexes of the tokens, but for the primary key's, and gives the statements that make them. */
async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index WHERE indrelid = 'token'::regclass AND NOT indisprimary`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}
