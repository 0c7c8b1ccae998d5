import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { CannotStart } from '@/lib/cannot-start';
import { clusterPassword, makeCluster, SUPERUSER } from '@/lib/db/embedded/cluster';
import { halt, launch, type Settings } from '@/lib/db/embedded/launch';
import { findPlace } from '@/lib/db/embedded/place';
import { claim, release } from '@/lib/process-owner';

/** Another process owns the data folder. */
export class FolderInUse extends CannotStart {}

export type EmbeddedPostgres = {
  url: string;
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

export const DATABASE = 'latchkey';

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
    const password = await clusterPassword(folder, place);
    await makeCluster(place, password);
    const postmaster = await launch(place, settings);
    const server = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${postmaster.port}`;
    await makeDatabase(`${server}/postgres`);
    let stopping: Promise<void> | undefined;
    const stop = () => halt(place).finally(() => release(ownerFile));
    return {
      url: `${server}/${DATABASE}`,
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

async function makeDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
