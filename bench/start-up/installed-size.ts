import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderSize } from '@/bench/foundation/folder-size';

type Lock = { packages: Record<string, { dev?: boolean; devOptional?: boolean }> };

/** The bytes of a checkout's packages: of all, and of those that `npm ci --omit=dev` would install. */
export async function installedSize(checkout: string): Promise<{ all: number; production: number }> {
  const lock = JSON.parse(await readFile(join(checkout, 'package-lock.json'), 'utf8')) as Lock;
  let production = 0;
  for (const [path, { dev }] of Object.entries(lock.packages)) {
    // Another platform's optional packages are in the lock and not on the disk.
    if (path && !dev) production += await folderSize(join(checkout, path), 'node_modules').catch(() => 0);
  }
  return { all: await folderSize(join(checkout, 'node_modules')), production };
}
