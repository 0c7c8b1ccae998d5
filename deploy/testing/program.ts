import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** A program and the environment that it needs to run. */
export type Program = { path: string; env: NodeJS.ProcessEnv };

/**
 * A program that tests run beside ours: the machine's own, or out of Debian's packages, which are unpacked
 * into a folder of the checkout and never installed. Null, said loudly, where neither can be had; an error
 * in CI. `needs` is a file that must be there too, as seen from the program's folder.
 */
export function findProgram(name: string, debianPackage: string, needs = '.'): Program | null {
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const own = places
    .map((place) => join(place, name))
    .find((path) => existsSync(path) && existsSync(join(dirname(path), needs)));
  if (own) return { path: own, env: process.env };
  const found = programIn(unpacked(debianPackage), name);
  if (found) return found;
  return sayMissing(name, debianPackage);
}

/** Says loudly that a program, or a library of it, is missing; an error in CI. */
export function sayMissing(what: string, debianPackage: string): null {
  const message = `${what} cannot be had here (install ${debianPackage}): what needs it is NOT tested.`;
  if (process.env.CI) throw new Error(message);
  console.warn(`\n*** ${message} ***\n`);
  return null;
}

const cache = join(import.meta.dirname, '../../node_modules/.cache/latchkey-programs');

/** The folder of an unpacked package and of those it needs. Empty where it cannot be downloaded. */
function unpacked(debianPackage: string): string {
  const kept = join(cache, debianPackage);
  if (existsSync(kept)) return kept;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'unpacking-'));
  if (!download(debianPackage, folder)) return folder;
  for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.deb'))) {
    // The machine's own C library goes with its own loader.
    if (!file.startsWith('libc6_')) execFileSync('dpkg', ['-x', file, '.'], { cwd: folder });
    rmSync(join(folder, file));
  }
  try {
    renameSync(folder, kept);
  } catch {
    // Another test file unpacked it in the meantime.
    rmSync(folder, { recursive: true });
  }
  return kept;
}

/** Downloads the package and those it needs that the machine does not have. */
function download(debianPackage: string, folder: string): boolean {
  mkdirSync(join(folder, 'partial'));
  const fetchAll = () =>
    spawnSync('apt-get', [
      ...['install', '--download-only', '--yes', '--no-install-recommends'],
      ...['-o', `Dir::Cache::archives=${folder}`, '-o', 'Debug::NoLocking=1', debianPackage],
    ]).status === 0;
  // The lists of packages are empty in a fresh container. One test file at a time may fetch them.
  const update = () => spawnSync('flock', [join(cache, 'update.lock'), 'apt-get', 'update']).status === 0;
  return fetchAll() || (update() && fetchAll());
}

/** The program among what was unpacked, also under a name with its version such as `php8.2`. */
function programIn(folder: string, name: string): Program | null {
  const named = new RegExp(`^${name}[\\d.]*$`);
  for (const place of ['usr/sbin', 'usr/bin']) {
    const entry = list(join(folder, place)).find((candidate) => named.test(candidate));
    if (entry) return { path: join(folder, place, entry), env: { ...process.env, ...libraries(folder) } };
  }
  return null;
}

function libraries(folder: string): { LD_LIBRARY_PATH?: string; PYTHONPATH?: string } {
  const places = ['usr/lib', 'lib'].flatMap((place) =>
    list(join(folder, place))
      .filter((entry) => entry.includes('-linux-gnu'))
      .map((entry) => join(folder, place, entry)),
  );
  const python = join(folder, 'usr/lib/python3/dist-packages');
  return {
    ...(places.length > 0 && { LD_LIBRARY_PATH: places.join(delimiter) }),
    ...(existsSync(python) && { PYTHONPATH: python }),
  };
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
