import type { Stats } from 'node:fs';
import { getMimeType } from 'hono/utils/mime';
import { z } from 'zod';
import { unixSeconds } from '@/lib/functions/figures/unix-time';

const flag = z.union([z.literal(0), z.literal(1)]);

export const entryTypes = ['file', 'dir', 'char', 'block', 'fifo', 'link', 'socket'] as const;

const place = {
  absdir: z.string().describe('The home folder.'),
  file: z.string(),
  path: z.string().describe('The folder that it is in.'),
  fullpath: z.string(),
};

const facts = {
  type: z.enum(entryTypes),
  size: z.int().describe('Bytes.'),
  humansize: z.string(),
  mode: z.string().describe('The whole mode, type included, as a decimal number.'),
  nicemode: z.int().describe('The permissions, written in octal: 755.'),
  uid: z.int(),
  gid: z.int(),
  ctime: z.int().describe('When its facts last changed, in Unix seconds.'),
  mtime: z.int().describe('When its content last changed, in Unix seconds.'),
};

const extras = z
  .object({
    mimetype: z.string().describe('By the name alone: contents are never read.'),
    mimename: z.string(),
    rawmimetype: z.string(),
    rawmimename: z.string(),
    read: flag.describe('Whether its owner may read it.'),
    write: flag.describe('Whether its owner may write it.'),
  })
  .partial();

/** Something in a home, as `Fileman::list_files` tells it. */
export const entry = z.object({ ...place, exists: z.literal(1), ...facts, ...extras.shape });

/** The same of what may not be there, as `Fileman::get_file_information` tells it. */
export const anyEntry = z.object({
  ...place,
  exists: flag,
  ...z.object(facts).partial().shape,
  ...extras.shape,
});

export type Entry = z.input<typeof entry>;
export type Wish = { mime: boolean; permissions: boolean };

/** Where something is: the home, and the names that lead to it from there. */
export function placeOf(home: string, parts: readonly string[]): Record<keyof typeof place, string> {
  const path = [home, ...parts.slice(0, -1)].join('/');
  const name = parts.at(-1) ?? '';
  return { absdir: home, file: name, path, fullpath: name ? `${path}/${name}` : home };
}

/** What is known of an entry, with what the caller wishes besides. */
export function entryOf(home: string, parts: readonly string[], stats: Stats, wish: Wish): Entry {
  const type = typeOf(stats);
  const mime = mimeOf(parts.at(-1) ?? '', type);
  const name = mime.replaceAll('/', '-');
  return {
    ...placeOf(home, parts),
    exists: 1,
    type,
    size: stats.size,
    humansize: humanSize(stats.size),
    mode: String(stats.mode),
    nicemode: Number((stats.mode & 0o7777).toString(8)),
    uid: stats.uid,
    gid: stats.gid,
    ctime: unixSeconds(stats.ctime),
    mtime: unixSeconds(stats.mtime),
    ...(wish.mime && { mimetype: mime, mimename: name, rawmimetype: mime, rawmimename: name }),
    ...(wish.permissions && {
      read: stats.mode & 0o400 ? (1 as const) : (0 as const),
      write: stats.mode & 0o200 ? (1 as const) : (0 as const),
    }),
  };
}

function typeOf(stats: Stats): (typeof entryTypes)[number] {
  if (stats.isDirectory()) return 'dir';
  if (stats.isSymbolicLink()) return 'link';
  if (stats.isFIFO()) return 'fifo';
  if (stats.isSocket()) return 'socket';
  if (stats.isCharacterDevice()) return 'char';
  return stats.isBlockDevice() ? 'block' : 'file';
}

function mimeOf(name: string, type: string): string {
  if (type === 'dir') return 'httpd/unix-directory';
  return getMimeType(name)?.split(';', 1)[0] ?? 'application/octet-stream';
}

function humanSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const units = ['KB', 'MB', 'GB', 'TB', 'PB'];
  const power = Math.min(units.length, Math.floor(Math.log2(bytes) / 10));
  return `${Math.round((bytes / 1024 ** power) * 100) / 100} ${units[power - 1]}`;
}
