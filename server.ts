import { CannotStart } from '@/lib/cannot-start';
import { BadSetting, config } from '@/lib/config';
import { type Addresses, prepareDatabase } from '@/lib/db/roles/prepare';
import { buildPages } from '@/lib/server/build/build-pages';
import { generateClient } from '@/lib/server/build/generate-client';
import { exposure, ownUrl } from '@/lib/server/start/exposure';
import { listeningOn } from '@/lib/server/start/listening';
import { openDatabase } from '@/lib/server/start/open-database';
import { assertPortIsFree } from '@/lib/server/start/port';
import { printError, printLine } from '@/lib/server/start/print';
import { serve, serveInDevelopment } from '@/lib/server/start/serve';
import { Shutdown } from '@/lib/server/start/shutdown';

const root = import.meta.dirname;
const dev = process.argv.includes('--dev');
const shutdown = new Shutdown();
shutdown.listen();

await start().catch(async (error: unknown) => {
  // A start that a signal cut short fails somewhere; the signal's own ending is under way.
  if (!shutdown.begun) {
    process.exitCode = 1;
    printError(
      error instanceof CannotStart || error instanceof BadSetting
        ? error.message
        : String((error as Error)?.stack ?? error),
    );
  }
  await shutdown.run();
  process.exit();
});

async function start(): Promise<void> {
  process.chdir(root);
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const settings = config();
  // Read here once, so that a setting that cannot be used stops the start and not a worker.
  exposure(dev);
  await assertPortIsFree(settings.PORT, settings.HOST);
  if (settings.SECOND_PORT) await assertPortIsFree(settings.SECOND_PORT, settings.HOST, 'SECOND_PORT');

  await generateClient(root, shutdown);
  shutdown.assertGoingOn();
  const { embedded, addresses } = await openDatabase(shutdown);
  shutdown.assertGoingOn();
  await applyMigrations(addresses);
  shutdown.assertGoingOn();
  await openClients();

  await prepareSignIn();
  if (!dev) await buildPages(root, shutdown);
  shutdown.assertGoingOn();
  await (dev ? serveInDevelopment(shutdown) : serve(shutdown));
  // Last, because a password is shown only once: not before a build that could fail or scroll it away.
  const { firstRun } = await import('@/lib/accounts/first-run/first-run');
  for (const line of await firstRun({ embedded })) printLine(line);
  printLine(listeningOn(config(), Boolean(process.env.HOST)));
  printLine(`Latchkey is ready at ${ownUrl()}`);
}

/** A signal waits for migrations that have begun: one that is cut off half-way has to be repaired by hand. */
async function applyMigrations(addresses: Addresses): Promise<void> {
  const preparing = prepareDatabase(addresses, root);
  shutdown.add(() =>
    preparing.then(
      () => undefined,
      () => undefined,
    ),
  );
  const migrations = await preparing;
  if (migrations.length > 0) printLine(`Migrated the database: ${migrations.join(', ')}.`);
}

/** Registers the database clients' endings; they are loaded late, because they import the generated client. */
async function openClients(): Promise<void> {
  const { closeClients } = await import('@/lib/server/start/close-clients');
  const { startHousekeeping } = await import('@/lib/server/start/housekeeping');
  shutdown.add(closeClients);
  shutdown.add(startHousekeeping((error) => printError(`Could not delete old rows: ${String(error)}`)));
}

async function prepareSignIn(): Promise<void> {
  const { ensureAuthSecret } = await import('@/lib/server/start/auth-secret');
  await ensureAuthSecret();
  const { AUTH_SECRET } = config();
  // next-auth reads these two by itself.
  Object.assign(process.env, { NEXTAUTH_SECRET: AUTH_SECRET, NEXTAUTH_URL: ownUrl() });
}
