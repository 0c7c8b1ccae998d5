import { existsSync } from 'node:fs';
import { chown, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '@/lib/cannot-start';
import { program } from '@/lib/db/embedded/binaries';
import { removeFolder } from '@/lib/db/embedded/folder';
import { keptPassword, passwordOf, ROLES } from '@/lib/db/embedded/passwords';
import { makePrivate, type Place } from '@/lib/db/embedded/place';
import { run } from '@/lib/db/embedded/run';

/** The superuser's password, made with the data directory. Throws CannotStart when it was lost since. */
export async function clusterPassword(dir: string, place: Place): Promise<string> {
  const file = join(dir, 'postgres-password');
  if (existsSync(place.data) && !(await keptPassword(dir, 'superuser'))) {
    throw new CannotStart(
      `${file} is missing, and without it nobody can open ${place.data}: put it back from your backup.`,
    );
  }
  return passwordOf(dir, 'superuser');
}

/** Makes the data directory if there is none. A start that is killed half-way leaves none. */
export async function makeCluster(place: Place, password: string): Promise<void> {
  if (existsSync(join(place.data, 'PG_VERSION'))) return;
  const unfinished = `${place.data}.new`;
  await removeFolder(unfinished);
  await makePrivate(unfinished, place.user);

  const passwordFile = `${place.data}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.user) await chown(passwordFile, place.user.uid, place.user.gid);
  try {
    await initialise(place, unfinished, passwordFile);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(unfinished, place.data);
}

async function initialise(place: Place, folder: string, passwordFile: string): Promise<void> {
  // PostgreSQL's own Unicode locale: no ICU and no libc, so that an upgrade of neither reorders an index.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${ROLES.superuser}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const made = await run(
    program(place.native, 'initdb'),
    ['-D', folder, ...access, ...locale, '--no-instructions'],
    place.user,
  );
  if (made.code !== 0)
    throw new CannotStart(`PostgreSQL could not make its data directory: ${lastLine(made.output)}`);
}

/** The line of a program's output that most likely says what went wrong. */
export function lastLine(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines.findLast((line) => /error|fatal|panic/i.test(line)) ?? lines.at(-1) ?? 'no reason given';
}
