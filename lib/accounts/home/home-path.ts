import { fail, ok, type Result } from '@/lib/result';

/** As many folders deep as anybody has; a path of the system is no longer than 4096 bytes. */
const MOST_PARTS = 200;
const LONGEST = 4096;

/**
 * The names that lead from the home to a path: relative to the home, or absolute and within it. Or why it is
 * none. Whether anything is there, and is no link, only the file system can tell.
 */
export function partsWithin(home: string, path: string): Result<string[], string> {
  if (path.length > LONGEST) return fail('The path is too long.');
  const root = home.replace(/\/+$/, '');
  const isInside = path === root || path.startsWith(`${root}/`);
  if (path.startsWith('/') && !isInside) return fail(`Give a path within the home folder, ${home}.`);
  const parts = (isInside ? path.slice(root.length) : path)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return fail('A path with “..” may lead out of the home folder. Give it without.');
  if (parts.length > MOST_PARTS) return fail('The path is too long.');
  return ok(parts);
}
