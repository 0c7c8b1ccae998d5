import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { CannotStart } from '@/lib/cannot-start';
import { addressesOf, type EmbeddedAddresses } from '@/lib/db/embedded/addresses';
import { clusterPassword, makeCluster } from '@/lib/db/embedded/cluster';
import { halt, launch, type Settings } from '@/lib/db/embedded/launch';
import { passwordOf } from '@/lib/db/embedded/passwords';
import { findPlace } from '@/lib/db/embedded/place';
import { makeRoles } from '@/lib/db/embedded/roles';
import { claim, release } from '@/lib/process-owner';

/** Another process owns the data folder. */
export class FolderInUse extends CannotStart {}

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
};

/** Starts the PostgreSQL server of a data folder, made on first use. Throws CannotStart. */
export async function startEmbeddedPostgres({
  dir,
  settings = {},
  say = () => {},
}: Options): Promise<EmbeddedPostgres> {
  const folder = resolve(dir);
  await makeFolder(folder);
  const ownerFile = join(folder, 'owner.pid');
  const owner = await claim(ownerFile);
  if (owner) {
    throw new FolderInUse(
      `Latchkey already runs on ${folder} (process ${owner.pid}): stop it, or set DATA_DIR to another folder.`,
    );
  }
  try {
    const place = await findPlace(folder, say);
    const superuser = await clusterPassword(folder, place);
    await makeCluster(place, superuser);
    const owner = await passwordOf(folder, 'owner');
    const application = await passwordOf(folder, 'application');
    const postmaster = await launch(place, settings);
    const addresses = addressesOf(postmaster.port, { superuser, owner, application });
    await makeRoles((name) => connect(addresses.superuserUrl, name), { owner, application });
    let stopping: Promise<void> | undefined;
    const stop = () => halt(place).finally(() => release(ownerFile));
    return {
      ...addresses,
      stop: () => (stopping ??= stop()),
      // SIGINT is PostgreSQL's "fast shutdown".
      abandon: () => process.kill(postmaster.pid, 'SIGINT'),
    };
  } catch (error) {
    await release(ownerFile);
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new CannotStart(
      `Cannot make the data folder ${folder} (${error.code}): set DATA_DIR to a folder you can write to.`,
    );
  });
}

async function connect(url: string, database: string): Promise<pg.Client> {
  const address = new URL(url);
  address.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  return client;
}
