import { firstRun } from '@/lib/accounts/first-run/first-run';
import { ownUrl } from '@/lib/address/own-address';
import { config } from '@/lib/config';
import { type Addresses, prepareDatabase } from '@/lib/db/roles/prepare';
import { buildPages } from '@/lib/server/build/build-pages';
import { ensureAuthSecret } from '@/lib/server/start/auth-secret';
import { closeClients } from '@/lib/server/start/close-clients';
import { startHousekeeping } from '@/lib/server/start/housekeeping';
import { listeningOn } from '@/lib/server/start/listening';
import { openDatabase } from '@/lib/server/start/open-database';
import { printError, printLine } from '@/lib/server/start/print';
import { serve, serveInDevelopment } from '@/lib/server/start/serve';
import type { Shutdown } from '@/lib/server/start/shutdown';

/** Opens and migrates the database, builds the pages, and serves. Throws CannotStart, or when a signal came. */
export async function startServer(root: string, dev: boolean, shutdown: Shutdown): Promise<void> {
  const { embedded, addresses } = await openDatabase(shutdown);
  shutdown.assertGoingOn();
  await applyMigrations(addresses, root, shutdown);
  shutdown.assertGoingOn();
  shutdown.add(closeClients);
  shutdown.add(startHousekeeping((error) => printError(`Could not delete old rows: ${String(error)}`)));

  await prepareSignIn();
  if (!dev) await buildPages(root, shutdown);
  shutdown.assertGoingOn();
  await (dev ? serveInDevelopment(shutdown) : serve(shutdown));
  // Last, because a password is shown only once: not before a build that could fail or scroll it away.
  for (const line of await firstRun({ embedded })) printLine(line);
  printLine(listeningOn(config(), Boolean(process.env.HOST)));
  printLine(`Latchkey is ready at ${ownUrl()}`);
}

/** A signal waits for migrations that have begun: one that is cut off half-way has to be repaired by hand. */
async function applyMigrations(addresses: Addresses, root: string, shutdown: Shutdown): Promise<void> {
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

async function prepareSignIn(): Promise<void> {
  await ensureAuthSecret();
  const { AUTH_SECRET } = config();
  // next-auth reads these two by itself; a path in the second is that of its own routes.
  Object.assign(process.env, { NEXTAUTH_SECRET: AUTH_SECRET, NEXTAUTH_URL: `${ownUrl()}/api/auth` });
}
