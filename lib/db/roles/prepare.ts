import { randomInt } from 'node:crypto';
import type { ClientBase } from 'pg';
import { CannotStart } from '@/lib/cannot-start';
import { migrate } from '@/lib/db/migrations/migrate';
import { connectTo } from '@/lib/db/pool/connect';
import { endClient } from '@/lib/db/pool/end-client';
import { grantToApplication } from '@/lib/db/roles/grant';

/** Two ways into one database: as the role that owns the tables, and as the one that the application has. */
export type Addresses = { owner: string; application: string };

/**
 * Applies the migrations that the database lacks, and lets the application's role work with its tables.
 * Gives the names of those migrations. Throws CannotStart.
 */
export async function prepareDatabase({ owner, application }: Addresses, root?: string): Promise<string[]> {
  if (owner === application) return migrate(owner, root);
  return withClient(application, async (client) => {
    await withClient(owner, (ownerClient) => assertSameDatabase(ownerClient, client));
    const role = await roleOf(client);
    return migrate(owner, root, async (ownerClient) => {
      if (role !== (await roleOf(ownerClient))) await grantToApplication(ownerClient, role);
    });
  });
}

/** A lock that one of them holds the other cannot get, unless they are in two databases. */
async function assertSameDatabase(owner: ClientBase, application: ClientBase): Promise<void> {
  const key = randomInt(2 ** 47);
  await owner.query('SELECT pg_advisory_lock($1)', [key]);
  const { rows } = await application.query<{ got: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS got', [
    key,
  ]);
  if (rows[0]?.got)
    throw new CannotStart(
      'DATABASE_URL and MIGRATION_DATABASE_URL lead to two databases: let both name the same one, each with its own role.',
    );
}

async function roleOf(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
  return rows[0]?.role ?? '';
}

async function withClient<Result>(
  url: string,
  act: (client: ClientBase) => Promise<Result>,
): Promise<Result> {
  const client = await connectTo(url);
  try {
    return await act(client);
  } finally {
    await endClient(client);
  }
}
