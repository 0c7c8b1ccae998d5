import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { connectLocally } from '@/lib/cli/backends/connect-locally';
import { Exit } from '@/lib/cli/exit';
import { printNotice } from '@/lib/cli/output/print';
import { dataDir, forgetPostgresVariables } from '@/lib/config';
import { runningServer } from '@/lib/db/embedded/attach';
import { FolderInUse } from '@/lib/db/embedded/folder-in-use';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import type { Addresses } from '@/lib/db/roles/prepare';

export type OpenedEmbedded = { addresses: Addresses; client: pg.Client; stop(): Promise<void> };

const PATIENCE_MS = 20_000;
const PAUSE_MS = 200;
/** Any number: commands share this lock, and the one that stops the server takes it from them. */
const LOCK = 5_282_540;

/**
 * Attaches to the embedded server that runs, else starts it; `stop` stops it when it was started here.
 * What runs may be just starting or just stopping, so a failure is looked at again for a while.
 */
export async function openEmbedded(): Promise<OpenedEmbedded> {
  forgetPostgresVariables();
  for (const deadline = Date.now() + PATIENCE_MS; ; await pause(PAUSE_MS)) {
    try {
      return await attachOrStart();
    } catch (error) {
      const passing = (error instanceof FolderInUse && !error.fault) || error instanceof Exit;
      if (!passing || Date.now() > deadline) throw error;
    }
  }
}

async function attachOrStart(): Promise<OpenedEmbedded> {
  const running = await runningServer(dataDir());
  if (running) {
    const client = await hold(running.url);
    return { addresses: addressesOf(running), client, stop: () => client.end() };
  }
  const { url, ownerUrl, stop } = await startEmbeddedPostgres({ dir: dataDir(), say: printNotice });
  try {
    const client = await hold(url);
    const stopForAll = async () => {
      await waitForOthers(client);
      await stop();
      await client.end().catch(() => undefined);
    };
    return { addresses: addressesOf({ url, ownerUrl }), client, stop: stopForAll };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressesOf({ url, ownerUrl }: { url: string; ownerUrl: string }): Addresses {
  return { owner: ownerUrl, application: url };
}

/** A connection that keeps other commands from stopping the server. Fails when one already is stopping it. */
async function hold(url: string): Promise<pg.Client> {
  const client = await connectLocally(url);
  const { rows } = await client
    .query<{ held: boolean }>('SELECT pg_try_advisory_lock_shared($1) AS held', [LOCK])
    .catch(() => ({ rows: [] }));
  if (rows[0]?.held) return client;
  await client.end().catch(() => undefined);
  throw new Exit('unreachable', 'The embedded database is just being stopped: try again.');
}

/** Other commands may have attached to the server that this one started; from here on none can. */
async function waitForOthers(client: pg.Client): Promise<void> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(PAUSE_MS / 2)) {
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
      LOCK,
    ]);
    if (rows[0]?.alone) return;
  }
}
