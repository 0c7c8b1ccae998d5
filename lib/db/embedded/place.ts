import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nativeFolder, program } from '@/lib/db/embedded/binaries';
import { run, type SystemUser } from '@/lib/db/embedded/run';
import { postgresUser } from '@/lib/db/embedded/system-user';

/** Where the programs and the data of an embedded server are, and as whom it runs. */
export type Place = { native: string; data: string; user: SystemUser | null };

const REACHABLE = '/var/lib/latchkey';

/** Finds, or makes, the place that belongs to the data folder `dir`. */
export async function findPlace(dir: string, printLine: (line: string) => void): Promise<Place> {
  await mkdir(dir, { recursive: true });
  const remembered = join(dir, 'postgres-place');
  const elsewhere = await readFile(remembered, 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
  const data = elsewhere ?? join(dir, 'postgres');
  const user = await postgresUser(data);
  const native = await nativeFolder();
  if (!user) return { native, data, user };

  // Others must be able to pass through it; each thing inside has its own mode.
  await chmod(dir, 0o711);
  const place = { native: await reachablePrograms(native, user, printLine), data, user };
  if (elsewhere || (await canEnter(dir, user))) return place;

  place.data = join(REACHABLE, randomUUID(), 'postgres');
  await makePassable(join(place.data, '..'));
  await writeFile(remembered, `${place.data}\n`);
  printLine(`PostgreSQL runs as "${user.name}", who cannot enter ${dir}: its data is in ${place.data}.`);
  return place;
}

/** Makes a folder that PostgreSQL's user owns and nobody else can read. */
export async function makePrivate(folder: string, user: SystemUser | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
}

// Said twice, because a strict umask takes from what mkdir is told.
async function makePassable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(REACHABLE, 0o755);
  await chmod(folder, 0o755);
}

async function canEnter(folder: string, user: SystemUser): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], user)).code === 0;
}

async function reachablePrograms(
  native: string,
  user: SystemUser,
  printLine: (line: string) => void,
): Promise<string> {
  const version = await run(program(native, 'postgres'), ['--version'], user);
  if (version.code === 0) return native;

  // Named by what is in it, so that checkouts share one copy and an upgrade makes a new one.
  const manifest = await readFile(join(native, '..', 'package.json'));
  const copy = join(
    REACHABLE,
    `programs-${createHash('sha256').update(manifest).digest('hex').slice(0, 12)}`,
  );
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    await makePassable(REACHABLE);
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await chmod(unfinished, 0o755);
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
    printLine(
      `PostgreSQL runs as "${user.name}", who cannot enter ${native}: its programs were copied to ${copy}.`,
    );
  }
  return copy;
}
