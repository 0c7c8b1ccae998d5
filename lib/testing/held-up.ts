import pg from 'pg';
import { config } from '@/lib/config';

/**
 * Begins a change of an account, and while it waits for the account's row, which is held meanwhile, does
 * something else first. Gives what the change came to.
 */
export async function heldUp<T>(
  accountId: string,
  begin: () => Promise<T>,
  meanwhile: (client: pg.Client) => Promise<unknown>,
  url = config().DATABASE_URL,
): Promise<PromiseSettledResult<T>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
    const outcome = Promise.allSettled([begin()]);
    await untilSomebodyWaits(client);
    await meanwhile(client);
    await client.query('COMMIT');
    return (await outcome)[0];
  } finally {
    await client.end();
  }
}

async function untilSomebodyWaits(client: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(
      'SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))',
    );
    if (rowCount) return;
  }
}
