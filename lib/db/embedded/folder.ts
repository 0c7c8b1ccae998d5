import { existsSync } from 'node:fs';
import { access, constants, mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotStart } from '@/lib/cannot-start';
import type { Place } from '@/lib/db/embedded/place';

export type MadeFolder = {
  /** Removes what was made, as far as nothing has come to lie in it. */
  undo(): Promise<void>;
};

/** Makes the data folder where there is none. Throws CannotStart when it cannot be made or written to. */
export async function makeFolder(folder: string): Promise<MadeFolder> {
  try {
    const first = await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    return { undo: async () => void (first && (await removeEmpty(folder, first))) };
  } catch (error) {
    throw new CannotStart(
      `Cannot use the data folder ${folder} (${(error as NodeJS.ErrnoException).code}): set DATA_DIR to a folder you can write to.`,
    );
  }
}

/** Removes a file or a folder with all in it, also one that a process which was just killed still writes into. */
export function removeFolder(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 8, retryDelay: 100 });
}

/** Removes what belongs to a database that was not made to its end. One that is whole is never touched. */
export async function removeUnfinished(folder: string, place: Place | undefined): Promise<void> {
  if (place && existsSync(join(place.data, 'PG_VERSION'))) return;
  const data = place?.data ?? join(folder, 'postgres');
  if (existsSync(data)) return;
  const own = ['postgres-password', 'postgres-owner-password', 'postgres-app-password', 'postgres-place'];
  for (const path of [`${data}.new`, `${data}.password`, ...own.map((name) => join(folder, name))])
    await removeFolder(path);
  if (dirname(data) !== folder) await rmdir(dirname(data)).catch(() => undefined);
}

async function removeEmpty(folder: string, first: string): Promise<void> {
  for (let path = folder; path.startsWith(first); path = dirname(path)) {
    const removed = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}
