import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes on disk of all that is in a folder, as `du` counts them, but for folders of the name `without`. */
export async function folderSize(folder: string, without?: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === without) continue;
    bytes += entry.isDirectory() ? await folderSize(path, without) : (await lstat(path)).blocks * 512;
  }
  return bytes;
}
