import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from '@/lib/cannot-start';
import { Exit } from '@/lib/cli/exit';
import { installation } from '@/lib/cli/installation';
import { tell } from '@/lib/cli/print';
import { config, dataDir, setConfig } from '@/lib/config';
import { runningServer } from '@/lib/db/embedded/attach';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { pendingMigrations } from '@/lib/db/migrations/history';
import { migrate } from '@/lib/db/migrations/migrate';
import { isAlive, type Owner } from '@/lib/process-owner';
import { generateClient } from '@/lib/server/generate';
import { Shutdown } from '@/lib/server/shutdown';

export type LocalDatabase = { close(): Promise<void> };

const PATIENCE_MS = 20_000;

/**
 * Opens the installation's own database: that of DATABASE_URL, or the embedded one, which is started
 * for the length of the command when the server does not run.
 */
export async function openLocalDatabase(): Promise<LocalDatabase> {
  await generateClient(installation, new Shutdown());
  const embedded = config().DATABASE_URL ? null : await openEmbedded(Date.now() + PATIENCE_MS);
  const client = await connect(config().DATABASE_URL ?? '');
  const close = async () => {
    const { closeDatabase } = await import('@/lib/db/client');
    const { closeLookups } = await import('@/lib/db/lookup');
    const { flushLastUsed } = await import('@/lib/tokens/last-used');
    await flushLastUsed();
    await Promise.all([closeDatabase(), closeLookups()]);
    if (embedded) await waitForOthers(client);
    await client.end();
    await embedded?.stop();
  };
  try {
    await assertMigrated(client);
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Attaches to the embedded server that runs, else starts it; gives it when it is ours to stop. */
async function openEmbedded(deadline: number): Promise<EmbeddedPostgres | null> {
  const url = await runningServer(dataDir());
  if (url) {
    setConfig({ DATABASE_URL: url });
    return null;
  }
  // Latchkey is just starting or stopping: soon there is a server, or nobody who owns the folder.
  if (ownerLives() && Date.now() < deadline) {
    await pause(200);
    return openEmbedded(deadline);
  }
  const embedded = await startEmbeddedPostgres({ dir: dataDir(), say: tell });
  setConfig({ DATABASE_URL: embedded.url });
  return embedded;
}

function ownerLives(): boolean {
  const file = join(dataDir(), 'owner.pid');
  try {
    return existsSync(file) && isAlive(JSON.parse(readFileSync(file, 'utf8')) as Owner);
  } catch {
    return false;
  }
}

/** Held until the end: as long as it is there, no other command stops the embedded server. */
async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'latchkey command line',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const reason = (error as Error).message || (error as NodeJS.ErrnoException).code;
    throw new Exit(
      'unreachable',
      `The database at ${hostname}:${port || 5432}${pathname} does not answer (${reason}): check DATABASE_URL and that the server runs.`,
    );
  }
}

/** Another command may have attached to the server that this one started. */
async function waitForOthers(client: pg.Client): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(100)) {
    const { rows } = await client.query<{ others: number }>(
      "SELECT count(*)::int AS others FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = current_database() AND pid <> pg_backend_pid()",
    );
    if (rows[0]?.others === 0) return;
  }
}

/** An empty database is set up. One of an older version is left to the server, which others may be using now. */
async function assertMigrated(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ fresh: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NULL AS fresh",
  );
  if (rows[0]?.fresh) {
    await migrate(config().DATABASE_URL ?? '', installation);
    return;
  }
  const [pending] = await pendingMigrations(client, installation);
  if (pending)
    throw new CannotStart(
      `The database still lacks the migration ${pending}: start the server once, which applies it.`,
    );
}
