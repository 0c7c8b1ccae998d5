import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** One hash over the names and contents of files and folders, and over the Node that reads them. */
export function stampOf(
  root: string,
  paths: string[],
  skip: (path: string) => boolean = () => false,
): string {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths) {
    for (const file of filesIn(join(root, path))) {
      const name = relative(root, file);
      if (!skip(name)) hash.update(`\0${name}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
