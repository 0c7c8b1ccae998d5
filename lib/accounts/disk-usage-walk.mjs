// Measures a folder as `du -x` does, in a thread of its own. Plain JavaScript, because a worker is
// loaded by Node itself: neither tsx nor a bundler stands between. It uses the synchronous calls on
// purpose: they keep this thread busy and leave Node's shared pool to everybody else.
import { lstatSync, readdirSync, realpathSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const SLASH = Buffer.from('/');
/** The unit of `blocks`, whatever the file system's own is (POSIX, sys/stat.h). */
const BLOCK = 512;

parentPort?.postMessage(measure(workerData.folder));

/** @param {string} folder */
function measure(folder) {
  let bytes = 0;
  let inodes = 0;
  let unreadable = 0;
  const linked = new Set();
  // A home may itself be a link to where it really is; links inside are never followed.
  const root = attempt(() => Buffer.from(realpathSync(folder)));
  const start = root && attempt(() => lstatSync(root));
  if (!root || !start?.isDirectory()) return { found: false, bytes, inodes, unreadable };

  const folders = [root];
  bytes += start.blocks * BLOCK;
  inodes++;
  for (let path = folders.pop(); path; path = folders.pop()) {
    // Names as bytes: not every name on a disk is UTF-8.
    for (const name of attempt(() => readdirSync(path, { encoding: 'buffer' })) ?? []) {
      const entry = Buffer.concat([path, SLASH, name]);
      const stat = attempt(() => lstatSync(entry));
      // Another file system is mounted there.
      if (!stat || stat.dev !== start.dev) continue;
      if (stat.isDirectory()) folders.push(entry);
      else if (stat.nlink > 1 && isKnown(entry)) continue;
      bytes += stat.blocks * BLOCK;
      inodes++;
    }
  }
  return { found: true, bytes, inodes, unreadable };

  /** Whether another name of the same file was counted. In full precision: inode numbers outgrow doubles. */
  function isKnown(entry) {
    const inode = attempt(() => lstatSync(entry, { bigint: true }).ino);
    if (inode === undefined || linked.has(inode)) return true;
    linked.add(inode);
    return false;
  }

  /** What `read` gives; undefined for what vanished meanwhile, and for what this user may not read. */
  function attempt(read) {
    try {
      return read();
    } catch (error) {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') unreadable++;
      return undefined;
    }
  }
}
