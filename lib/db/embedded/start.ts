import { join, resolve } from 'node:path';
import pg from 'pg';
import { forgetPostgresVariables } from '@/lib/config';
import { addressesOf, type EmbeddedAddresses } from '@/lib/db/embedded/addresses';
import { clusterPassword, makeCluster } from '@/lib/db/embedded/cluster';
import { makeFolder, removeUnfinished } from '@/lib/db/embedded/folder';
import { FolderInUse } from '@/lib/db/embedded/folder-in-use';
import { type Kept, keepRunning } from '@/lib/db/embedded/keep-running';
import { halt, launch, type Settings } from '@/lib/db/embedded/launch';
import { passwordOf } from '@/lib/db/embedded/passwords';
import { findPlace, type Place } from '@/lib/db/embedded/place';
import { interrupt } from '@/lib/db/embedded/postmaster';
import { makeRoles } from '@/lib/db/embedded/roles';
import { type Lock, takeLock } from '@/lib/lock/lock';

export type EmbeddedPostgres = EmbeddedAddresses & {
  /** Stops the server and gives the folder up. Committed changes are on disk when it returns. */
  stop(): Promise<void>;
  /** Asks the server to stop, and does not wait: for an exit that must happen now. */
  abandon(): void;
};

export type Options = {
  /** The data folder. Only one process at a time may own it. */
  dir: string;
  settings?: Settings;
  /** Told what a person should know, for example that the data is not where they think. */
  say?: (line: string) => void;
  /** Starts the server again whenever it stops by itself, and is told so. Unset: nobody watches it. */
  watch?: (line: string) => void;
};

/** Starts the PostgreSQL server of a data folder, made on first use. Throws CannotStart, and leaves nothing. */
export async function startEmbeddedPostgres({
  dir,
  settings = {},
  say = () => {},
  watch,
}: Options): Promise<EmbeddedPostgres> {
  forgetPostgresVariables();
  const folder = resolve(dir);
  const made = await makeFolder(folder);
  const taken = await takeLock(join(folder, 'owner.pid'), say);
  if ('holder' in taken) throw FolderInUse.by(folder, taken.holder);
  let place: Place | undefined;
  try {
    place = await findPlace(folder, say);
    const { addresses, port } = await bringUp(folder, place, settings);
    return running(
      place,
      addresses,
      taken.lock,
      watch && keepRunning(place, { ...settings, port }, taken.lock, watch),
    );
  } catch (error) {
    if (place) await halt(place);
    await removeUnfinished(folder, place);
    await taken.lock.release();
    await made.undo();
    throw error;
  }
}

async function bringUp(folder: string, place: Place, settings: Settings) {
  const superuser = await clusterPassword(folder, place);
  await makeCluster(place, superuser);
  const owner = await passwordOf(folder, 'owner');
  const application = await passwordOf(folder, 'application');
  const { port } = await launch(place, settings);
  const addresses = addressesOf(port, { superuser, owner, application });
  await makeRoles((name) => connect(addresses.superuserUrl, name), { owner, application });
  return { addresses, port };
}

function running(
  place: Place,
  addresses: EmbeddedAddresses,
  lock: Lock,
  kept: Kept | undefined,
): EmbeddedPostgres {
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await kept?.end();
    await halt(place).finally(() => lock.release());
  };
  return {
    ...addresses,
    stop: () => (stopping ??= stop()),
    abandon: () => {
      void kept?.end();
      interrupt(place.data);
    },
  };
}

async function connect(url: string, database: string): Promise<pg.Client> {
  const address = new URL(url);
  address.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: address.href });
  // One that is lost fails with its next statement.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
