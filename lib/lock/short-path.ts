import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket's path may have 107 bytes on Linux and 103 on macOS. */
const LONGEST = 100;
/** Leaves room for the names below it. */
const LONGEST_TEMPORARY = 40;

/** Lends a path to `file` in `folder` that is short enough for a socket: the plain one, or one by a link. */
export async function withShortPath<Result>(
  folder: string,
  file: string,
  act: (path: string) => Promise<Result>,
): Promise<Result> {
  const plain = join(folder, file);
  if (Buffer.byteLength(plain) <= LONGEST) return act(plain);
  const temporary = Buffer.byteLength(tmpdir()) <= LONGEST_TEMPORARY ? tmpdir() : '/tmp';
  const links = await mkdtemp(join(temporary, 'lk-'));
  try {
    const link = join(links, 'd');
    await symlink(folder, link);
    return await act(join(link, file));
  } finally {
    await rm(links, { recursive: true, force: true });
  }
}
