// Measures a folder as `du -x` does, in a thread of its own. Plain JavaScript, because a worker is
// loaded by Node itself: neither tsx nor a bundler stands between. It uses the synchronous calls on
// purpose: they keep this thread busy and leave Node's shared pool to everybody else.
import { existsSync, lstatSync, opendirSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PlaceByDescriptor } from './place-by-descriptor.mjs';
import { PlaceByPath } from './place-by-path.mjs';

/** The unit of `blocks`, whatever the file system's own is (POSIX, sys/stat.h). */
const BLOCK = 512;
/** Of files with several names each is remembered; more would not fit into memory. */
const MOST_LINKED = 2_000_000;

const { folder, realPath, limits } = workerData;
// Shared with disk-usage/walk-thread.ts, which pauses this thread by the one and reads the other.
const paused = new Int32Array(workerData.paused);
const counted = new Float64Array(workerData.counted);
const BYTES = 0;
const INODES = 1;
const UNREADABLE = 2;

let deadline = performance.now() + limits.milliseconds;
const linked = new Set();

class LimitReached extends Error {
  constructor(limit) {
    super(`The measurement has reached its limit of ${limit}.`);
    this.limit = limit;
  }
}

parentPort?.postMessage(measure());

/** `realPath` is where the home may lead, should it be a link; links inside are never followed. */
function measure() {
  const home = resolve(folder);
  const real = attempt(() => realpathSync(home));
  const start = real && attempt(() => lstatSync(real));
  if (!start?.isDirectory()) return { found: false, linkedElsewhere: false, endedBy: null };
  if (real !== realPath && attempt(() => lstatSync(home))?.isSymbolicLink())
    return { found: false, linkedElsewhere: true, endedBy: null };
  count(start);
  return { found: true, linkedElsewhere: false, endedBy: walk(real, start.dev) };
}

/** Counts all that is in a folder and on its device; gives the limit that ended it, or null. */
function walk(root, device) {
  const Place = existsSync('/proc/self/fd') ? PlaceByDescriptor : PlaceByPath;
  const place = attempt(() => new Place(root));
  if (!place) return null;
  try {
    // The names of folders still to be entered, for each folder from the root to here.
    const pending = [countEntries(place, device)];
    while (pending.length > 0) {
      const name = pending.at(-1).pop();
      if (name === undefined) leave(place, pending);
      else if (attempt(() => place.enter(name)) !== undefined) pending.push(countEntries(place, device));
    }
    return null;
  } catch (error) {
    if (error instanceof LimitReached) return error.limit;
    throw error;
  } finally {
    place.close();
  }
}

/** Back to the nearest folder that is still where it was; what was pending in others has vanished with them. */
function leave(place, pending) {
  pending.pop();
  while (pending.length > 0 && !place.leave()) pending.pop();
}

/** Counts what is directly in the folder `place`; gives the names of the folders among it. */
function countEntries(place, device) {
  const folders = [];
  const entries = attempt(() => opendirSync(place.path(), { encoding: 'buffer' }));
  if (!entries) return folders;
  try {
    // Names as bytes: not every name on a disk is UTF-8.
    for (let entry = next(entries); entry; entry = next(entries)) {
      heedLimits();
      const path = place.path(entry.name);
      const stat = attempt(() => lstatSync(path));
      // Another file system is mounted there.
      if (!stat || stat.dev !== device) continue;
      if (stat.isDirectory()) folders.push(entry.name);
      else if (stat.nlink > 1 && isKnown(path)) continue;
      count(stat);
    }
  } finally {
    entries.closeSync();
  }
  return folders;
}

function next(entries) {
  return attempt(() => entries.readSync());
}

function count(stat) {
  counted[BYTES] += stat.blocks * BLOCK;
  counted[INODES]++;
}

/** Whether another name of the same file was counted. In full precision: inode numbers outgrow doubles. */
function isKnown(path) {
  const inode = attempt(() => lstatSync(path, { bigint: true }).ino);
  if (inode === undefined || linked.has(inode)) return true;
  linked.add(inode);
  return false;
}

/** Waits while paused; throws LimitReached once too much was counted, or for too long. */
function heedLimits() {
  if (Atomics.load(paused, 0)) {
    const since = performance.now();
    Atomics.wait(paused, 0, 1);
    deadline += performance.now() - since;
  }
  if (performance.now() >= deadline) throw new LimitReached('time');
  if (counted[INODES] >= limits.entries || linked.size >= MOST_LINKED) throw new LimitReached('entries');
}

/** What `read` gives; undefined for what vanished meanwhile, and for what this user may not read. */
function attempt(read) {
  try {
    return read();
  } catch (error) {
    // ELOOP: a link took the place of a folder.
    if (!['ENOENT', 'ENOTDIR', 'ELOOP'].includes(error.code)) counted[UNREADABLE]++;
    return undefined;
  }
}
