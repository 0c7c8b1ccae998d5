import pg from 'pg';
import { CannotStart } from '@/lib/cannot-start';
import { config, dataDir, setConfig } from '@/lib/config';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { say } from '@/lib/server/say';
import type { Shutdown } from '@/lib/server/shutdown';

const OLDEST = 14;

/** Sees to it that DATABASE_URL leads to a database that answers; says whether it is the embedded one. */
export async function openDatabase(shutdown: Shutdown): Promise<{ embedded: boolean }> {
  const embedded = !config().DATABASE_URL;
  if (embedded) await startEmbedded(shutdown);
  await assertUsable(config().DATABASE_URL ?? '');
  return { embedded };
}

async function startEmbedded(shutdown: Shutdown): Promise<void> {
  const starting = startEmbeddedPostgres({ dir: dataDir(), say });
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
  setConfig({ DATABASE_URL: server.url });
}

async function assertUsable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < OLDEST)
      throw new CannotStart(`The database is PostgreSQL ${version}: Latchkey needs ${OLDEST} or newer.`);
  } catch (error) {
    throw error instanceof CannotStart
      ? error
      : new CannotStart(explain(error as NodeJS.ErrnoException, url));
  } finally {
    await client.end().catch(() => undefined);
  }
}

// Never the URL itself: it holds the password.
function explain(error: NodeJS.ErrnoException, url: string): string {
  const { hostname, port, pathname } = new URL(url);
  const where = `${hostname}:${port || 5432}${pathname}`;
  return `Cannot use the database at ${where} (${error.message || error.code}): check DATABASE_URL and that the server runs.`;
}
