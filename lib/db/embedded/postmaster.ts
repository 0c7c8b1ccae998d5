import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type Postmaster = { pid: number; port: number };

/** The server that runs on this data directory, if one does. */
export async function runningPostmaster(data: string): Promise<Postmaster | null> {
  const lines = await readFile(join(data, 'postmaster.pid'), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );
  const postmaster = { pid: Number(lines[0]), port: Number(lines[3]) };
  return postmaster.pid > 0 && postmaster.port > 0 && isPostmaster(postmaster.pid, data) ? postmaster : null;
}

/**
 * Removes the pid file of a server that was killed. PostgreSQL does so itself, unless the number
 * went to another process meanwhile, as it does after a container's restart.
 */
export async function forgetKilledPostmaster(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (existsSync(file) && !(await runningPostmaster(data))) await rm(file, { force: true });
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
