import { withClient } from '@/bench/foundation/postgres';
import { parentOf } from '@/bench/load/usage';

/** The process above all others of a PostgreSQL server on this machine. */
export function postmasterOf(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return parentOf(rows[0]?.pid ?? 0);
  });
}
