import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { CannotStart } from '@/lib/cannot-start';
import { program } from '@/lib/db/embedded/binaries';
import { lastLine } from '@/lib/db/embedded/cluster';
import { FolderInUse } from '@/lib/db/embedded/folder-in-use';
import type { Place } from '@/lib/db/embedded/place';
import {
  forgetKilledPostmaster,
  isHeldElsewhere,
  type Postmaster,
  runningPostmaster,
} from '@/lib/db/embedded/postmaster';
import { run } from '@/lib/db/embedded/run';

/** PostgreSQL's own settings, for example `{ fsync: 'off' }`. */
export type Settings = Record<string, string | number>;

const ATTEMPTS = 20;

/** A socket among the data, where nobody else can enter: it shows other containers that the data is in use. */
const SOCKET = { unix_socket_directories: '.', unix_socket_permissions: '0700' };

/**
 * Starts the server on its data directory, or finds the one that a killed owner left running. Only for who
 * holds the lock of the data folder. Throws CannotStart, FolderInUse when a server out of sight has the data.
 */
export async function launch(place: Place, settings: Settings): Promise<Postmaster> {
  const running = await runningPostmaster(place.data);
  if (running) return running;
  if (await isHeldElsewhere(place.data)) throw FolderInUse.byServer(place.data);
  await forgetKilledPostmaster(place.data);
  const log = join(place.data, 'server.log');
  for (let attempt = 1; ; attempt++) {
    if (existsSync(log)) await rename(log, `${log}.before`);
    const outcome = await startOnce(place, settings, log);
    const postmaster = await runningPostmaster(place.data);
    if (outcome.code === 0 && postmaster) return postmaster;
    const reason = lastLine(await readFile(log, 'utf8').catch(() => outcome.output));
    // A file system that holds no sockets: the lock of the folder has said what that means.
    if (/Unix-domain socket/i.test(reason)) settings = { ...settings, unix_socket_directories: '' };
    else if (attempt === ATTEMPTS || !maySucceedLater(reason)) {
      throw new CannotStart(`The embedded PostgreSQL did not start: ${reason} (more in ${log})`);
    }
  }
}

/** Stops the server; committed changes are on disk when it returns. */
export async function halt(place: Place): Promise<void> {
  if (!(await runningPostmaster(place.data))) return;
  await run(
    program(place.native, 'pg_ctl'),
    ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', '60', '-s'],
    place.user,
  );
}

async function startOnce(place: Place, settings: Settings, log: string) {
  const options = {
    listen_addresses: '127.0.0.1',
    port: await freePort(),
    ...(process.platform === 'win32' ? {} : SOCKET),
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  };
  const flags = Object.entries(options).map(([name, value]) => `-c ${name}='${value}'`);
  // pg_ctl gives the server a session of its own: Ctrl-C reaches us, and we stop it when we are done.
  return run(
    program(place.native, 'pg_ctl'),
    ['start', '-D', place.data, '-l', log, '-o', flags.join(' '), '-w', '-t', '60', '-s'],
    place.user,
  );
}

// The port can be taken between our look and PostgreSQL's; processes of a killed server take a moment to end.
function maySucceedLater(reason: string): boolean {
  return /address already in use|could not bind|could not create any TCP|pre-existing shared memory|lock file/i.test(
    reason,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
