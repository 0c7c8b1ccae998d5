import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isListening } from '@/lib/lock/ask';

export type Postmaster = { pid: number; port: number };

/** The server that runs on this data directory, if one does that this process can see. */
export async function runningPostmaster(data: string): Promise<Postmaster | null> {
  const lines = await readFile(join(data, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  const postmaster = { pid: Number(lines[0]), port: Number(lines[3]) };
  return postmaster.pid > 0 && postmaster.port > 0 && isPostmaster(postmaster.pid, data) ? postmaster : null;
}

/** Asks the server to stop, at once: SIGINT is PostgreSQL's "fast shutdown". */
export function interrupt(data: string): void {
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  if (pid > 0 && isPostmaster(pid, data)) process.kill(pid, 'SIGINT');
}

/**
 * Whether a server holds this data directory that this process cannot see, in another container for one. It
 * answers on the socket that it has there; its process id means nothing here, and PostgreSQL's own check of
 * shared memory ends at the container as well.
 */
export async function isHeldElsewhere(data: string): Promise<boolean> {
  const listening = await Promise.all((await socketsIn(data)).map(isListening));
  return listening.includes(true);
}

/**
 * Removes what a server left that was killed. PostgreSQL does so itself, unless its process id went to
 * another process meanwhile, as it does after a container's restart. Only for who holds the lock of the data
 * folder and has found that no server holds the data.
 */
export async function forgetKilledPostmaster(data: string): Promise<void> {
  await rm(join(data, 'postmaster.pid'), { force: true });
  for (const socket of await socketsIn(data)) {
    await rm(socket, { force: true });
    await rm(`${socket}.lock`, { force: true });
  }
}

async function socketsIn(data: string): Promise<string[]> {
  const names = await readdir(data).catch(() => []);
  return names.filter((name) => /^\.s\.PGSQL\.\d+$/.test(name)).map((name) => join(data, name));
}

function isPostmaster(pid: number, data: string): boolean {
  const command = commandOf(pid);
  return command.includes('postgres') && command.includes(data);
}

function commandOf(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline'))
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
