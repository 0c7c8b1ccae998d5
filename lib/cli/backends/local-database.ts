import type pg from 'pg';
import { CannotStart } from '@/lib/cannot-start';
import { connectLocally } from '@/lib/cli/backends/connect-locally';
import { openEmbedded } from '@/lib/cli/backends/embedded-database';
import { installation } from '@/lib/cli/installation';
import { config, setConfig } from '@/lib/config';
import { isUpToDate, pendingMigrations } from '@/lib/db/migrations/history';
import { whenNobodyMigrates } from '@/lib/db/migrations/migrate';
import { type Addresses, prepareDatabase } from '@/lib/db/roles/prepare';
import { generateClient } from '@/lib/server/build/generate-client';
import { Shutdown } from '@/lib/server/start/shutdown';

export type LocalDatabase = { close(): Promise<void> };

/**
 * Opens the installation's own database: that of DATABASE_URL, or the embedded one, which is started
 * for the length of the command when the server does not run.
 */
export async function openLocalDatabase(): Promise<LocalDatabase> {
  await generateClient(installation, new Shutdown());
  const { addresses, client, stop } = config().DATABASE_URL ? await openOwn() : await openEmbedded();
  setConfig({ DATABASE_URL: addresses.application, MIGRATION_DATABASE_URL: '' });
  const close = async () => {
    const { closeClients } = await import('@/lib/server/start/close-clients');
    await closeClients();
    await stop();
  };
  try {
    await assertMigrated(client, addresses);
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openOwn() {
  const { DATABASE_URL: application = '', MIGRATION_DATABASE_URL: owner = application } = config();
  const client = await connectLocally(application);
  return { addresses: { owner, application }, client, stop: () => client.end() };
}

/** An empty database is set up. One of an older version is left to the server, which others may be using now. */
async function assertMigrated(client: pg.Client, addresses: Addresses): Promise<void> {
  if (await isUpToDate(client, installation)) return;
  await whenNobodyMigrates(client);
  const { rows } = await client.query<{ fresh: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NULL AS fresh",
  );
  if (rows[0]?.fresh) {
    await prepareDatabase(addresses, installation);
    return;
  }
  const [pending] = await pendingMigrations(client, installation);
  if (pending)
    throw new CannotStart(
      `The database still lacks the migration ${pending}: start the server once, which applies it.`,
    );
}
