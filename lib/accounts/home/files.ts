import { existsSync, type Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { AtOnce } from '@/lib/accounts/home/at-once';
import { Folder, type Found } from '@/lib/accounts/home/folder';
import { partsWithin } from '@/lib/accounts/home/home-path';
import type { Actor } from '@/lib/actor/actor';
import { allows } from '@/lib/actor/rights';
import { db } from '@/lib/db/client';
import { fail, ok, type Result } from '@/lib/result';

/** How many entries of a folder are looked at. */
export const MOST_ENTRIES = 5000;

/** Two leave half of Node's threads to everybody else. */
const readers = new AtOnce(2, 32);

/** What is in a folder of a home. `all` is false when there is more than MOST_ENTRIES. */
export type Listing = { home: string; parts: string[]; entries: Found[]; all: boolean };

/** One thing in a home, by the names that lead to it; null when there is none. */
export type Looked = { home: string; parts: string[]; stats: Stats | null };

/**
 * Lists a folder in the home of the actor's account, unsorted; hidden names only where `hidden` says so.
 * Links are told and never followed. The error is a sentence.
 */
export function listFolder(
  actor: Actor,
  path: string,
  { hidden }: { hidden: boolean },
): Promise<Result<Listing, string>> {
  return inHome(actor, path, async (home, parts) => {
    const folder = await walk(home.real, parts);
    try {
      const entries: Found[] = [];
      for await (const name of folder.names()) {
        if (!hidden && name[0] === DOT) continue;
        if (entries.length === MOST_ENTRIES) return { home: home.path, parts, entries, all: false };
        const found = await orNull(folder.find(name));
        if (found) entries.push(found);
      }
      return { home: home.path, parts, entries, all: true };
    } finally {
      await folder.close();
    }
  });
}

/** Looks at one thing in the home of the actor's account; at a link, not where it leads. */
export function lookAt(actor: Actor, path: string): Promise<Result<Looked, string>> {
  return inHome(actor, path, async (home, parts) => {
    const name = parts.at(-1);
    const folder = await orNull(walk(home.real, parts.slice(0, -1)));
    if (!folder) return { home: home.path, parts, stats: null };
    try {
      const stats =
        name === undefined ? await folder.stats() : (await orNull(folder.find(Buffer.from(name))))?.stats;
      return { home: home.path, parts, stats: stats ?? null };
    } finally {
      await folder.close();
    }
  });
}

const DOT = '.'.charCodeAt(0);

type Home = { path: string; real: string };

async function inHome<Value>(
  actor: Actor,
  path: string,
  read: (home: Home, parts: string[]) => Promise<Value>,
): Promise<Result<Value, string>> {
  if (actor.kind === 'token' && !allows(actor.rights, 'filelist'))
    return fail('This token may not list files: it lacks the feature “filelist”.');
  if (!existsSync('/proc/self/fd')) return fail('Files can only be listed where the server runs on Linux.');
  const { home, homeRealPath } = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { home: true, homeRealPath: true },
  });
  if (!home) return fail('The account has no home folder.');
  const parts = partsWithin(home, path);
  if (!parts.ok) return parts;
  try {
    const value = await readers.run(async () => {
      const real = await realHome(home, homeRealPath);
      return real === null ? null : read({ path: home.replace(/\/+$/, ''), real }, parts.value);
    });
    if (value === 'busy') return fail('The file system does not answer in time. Try again later.');
    return value === null
      ? fail('The home folder is a link to a place it did not lead to at first, so nothing is listed.')
      : ok(value);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const sentence = sentences.get(code ?? '');
    if (sentence === undefined) throw error;
    return fail(sentence);
  }
}

const sentences = new Map([
  ['ENOENT', 'There is no such folder.'],
  ['ENAMETOOLONG', 'There is no such folder.'],
  ['ENOTDIR', 'This is no folder. Links are not followed.'],
  ['ELOOP', 'This is no folder. Links are not followed.'],
  ['EACCES', 'The server may not read this folder.'],
  ['EPERM', 'The server may not read this folder.'],
]);

/** Where the home really is; null for a link to a place that the operator never said the home is. */
async function realHome(home: string, homeRealPath: string | null): Promise<string | null> {
  const real = await realpath(home);
  return real !== homeRealPath && (await lstat(home)).isSymbolicLink() ? null : real;
}

/** The folder that these names lead to, from one open folder to the next. */
async function walk(real: string, parts: string[]): Promise<Folder> {
  let folder = await Folder.open(real);
  for (const part of parts) folder = await folder.enter(part);
  return folder;
}

/** Null for what is not there, or has vanished meanwhile. */
async function orNull<Value>(found: Promise<Value>): Promise<Value | null> {
  try {
    return await found;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENAMETOOLONG') return null;
    throw error;
  }
}
