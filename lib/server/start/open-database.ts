import type { Client } from 'pg';
import { CannotStart } from '@/lib/cannot-start';
import { config, dataDir, setConfig } from '@/lib/config';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { connectTo } from '@/lib/db/pool/connect';
import { endClient } from '@/lib/db/pool/end-client';
import { whatToDo, whereAndWhy } from '@/lib/db/pool/why-unreachable';
import type { Addresses } from '@/lib/db/roles/prepare';
import { OLDEST_SERVER } from '@/lib/db/server-version';
import { printError, printLine } from '@/lib/server/start/print';
import type { Shutdown } from '@/lib/server/start/shutdown';

export type OpenedDatabase = { embedded: boolean; addresses: Addresses };

/** Sees to it that DATABASE_URL leads to a database that answers; says who may migrate it. Throws CannotStart. */
export async function openDatabase(shutdown: Shutdown): Promise<OpenedDatabase> {
  const embedded = !config().DATABASE_URL;
  const addresses = embedded ? await startEmbedded(shutdown) : ownAddresses();
  // The application must not hold the owner's password, nor hand it to the processes that it starts.
  setConfig({ DATABASE_URL: addresses.application, MIGRATION_DATABASE_URL: '' });
  await assertUsable(addresses.application, 'DATABASE_URL');
  if (addresses.owner !== addresses.application)
    await assertUsable(addresses.owner, 'MIGRATION_DATABASE_URL');
  return { embedded, addresses };
}

function ownAddresses(): Addresses {
  const { DATABASE_URL: application = '', MIGRATION_DATABASE_URL: owner = application } = config();
  return { owner, application };
}

async function startEmbedded(shutdown: Shutdown): Promise<Addresses> {
  const starting = startEmbeddedPostgres({ dir: dataDir(), say: printLine, watch: printError });
  let abandon: (() => void) | undefined;
  // Added before it runs: a signal during the start must stop it too.
  shutdown.add(
    () =>
      starting.then(
        (server) => server.stop(),
        () => undefined,
      ),
    () => abandon?.(),
  );
  const server = await starting;
  abandon = server.abandon;
  return { owner: server.ownerUrl, application: server.url };
}

async function assertUsable(url: string, setting: string): Promise<void> {
  let client: Client | undefined;
  try {
    client = await connectTo(url);
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST_SERVER)
      throw new CannotStart(
        `The database is PostgreSQL ${version}: Latchkey needs ${OLDEST_SERVER} or newer.`,
      );
  } catch (error) {
    throw error instanceof CannotStart
      ? error
      : new CannotStart(explain(error as NodeJS.ErrnoException, url, setting));
  } finally {
    if (client) await endClient(client);
  }
}

function explain(error: NodeJS.ErrnoException, url: string, setting: string): string {
  const { where, why } = whereAndWhy(error, url);
  return `Cannot use the database at ${where} (${why}): ${whatToDo(error, setting)}`;
}
