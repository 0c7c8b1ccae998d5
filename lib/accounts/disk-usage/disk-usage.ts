import { LRUCache } from 'lru-cache';
import { measureFolder } from '@/lib/accounts/disk-usage/measure';
import type { Measured } from '@/lib/accounts/disk-usage/walk-thread';
import type { Actor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { processWide } from '@/lib/process-wide';

/** How much disk an account uses, and its limits. */
export type DiskUsage = {
  bytesUsed: number;
  inodesUsed: number;
  /** Null: unlimited. */
  byteLimit: number | null;
  inodeLimit: number | null;
  /** When the measurement began; null when there was nothing to measure. */
  measuredAt: Date | null;
  /** What a person should know to read the figures right. */
  warnings: string[];
};

/** A measurement this young is as good as a new one. */
const FRESH_MS = 60_000;
/** How long a request waits for a new one while there is an old one to answer with. */
const PATIENCE_MS = 2000;
const MOST_REMEMBERED = 10_000;

/** What was measured, and when that began. */
export type Measurement = Measured & { at: Date };
type Home = { last?: Measurement; running?: Promise<Measurement> };

// The home nobody asked about for longest is the first to be forgotten.
const homes = processWide('disk usage', () => new LRUCache<string, Home>({ max: MOST_REMEMBERED }));

/**
 * The disk usage of the actor's account, measured from its home folder. Served from the last
 * measurement when that is younger than a minute, or when a new one takes long; `measuredAt` tells its
 * age. Whoever asks at the same time shares one measurement.
 */
export async function diskUsage(actor: Actor): Promise<DiskUsage> {
  const { home, homeRealPath, diskLimitBytes, inodeLimit } = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { home: true, homeRealPath: true, diskLimitBytes: true, inodeLimit: true },
  });
  const limits = { byteLimit: numberOf(diskLimitBytes), inodeLimit: numberOf(inodeLimit) };
  if (!home)
    return {
      ...nothing,
      ...limits,
      warnings: ['The account has no home folder, so there is nothing to measure.'],
    };
  const measurement = await recentMeasurement(home, homeRealPath);
  const { bytes, inodes, at } = measurement;
  return {
    bytesUsed: bytes,
    inodesUsed: inodes,
    ...limits,
    measuredAt: at,
    warnings: warningsOf(measurement),
  };
}

function warningsOf({ found, linkedElsewhere, unreadable, endedBy }: Measurement): string[] {
  const warnings: string[] = [];
  if (linkedElsewhere)
    warnings.push('The home folder is a link to a place it did not lead to at first, so nothing is counted.');
  else if (!found) warnings.push('The home folder of the account does not exist, so nothing is counted.');
  if (unreadable) warnings.push(`${unreadable} files or folders could not be read and are not counted.`);
  if (endedBy === 'time')
    warnings.push('Measuring took longer than 5 minutes and was ended, so not everything is counted.');
  if (endedBy === 'entries')
    warnings.push('There are more files and folders than are measured, so not everything is counted.');
  return warnings;
}

/** The last measurement of a folder if it is fresh, else a new one; an older one when that takes long. */
async function recentMeasurement(folder: string, realPath: string | null): Promise<Measurement> {
  const home = homeOf(folder);
  if (home.last && Date.now() - home.last.at.getTime() < FRESH_MS) return home.last;
  home.running ??= measure(folder, realPath, home);
  if (!home.last) return home.running;
  // What a new one fails of now is told to whoever has no old one to be content with.
  return Promise.race([home.running.catch(() => home.last as Measurement), after(PATIENCE_MS, home.last)]);
}

let teller: ((folder: string, measurement: Measurement) => void) | undefined;

/** From now on `tell` is told of every measurement, for those who answer for the same homes elsewhere. */
export function sendMeasurements(tell: (folder: string, measurement: Measurement) => void): void {
  teller = tell;
}

/** Takes over a measurement that was made elsewhere, unless there is a later one here. */
export function receiveMeasurement(folder: string, measurement: Measurement): void {
  const home = homeOf(folder);
  if (!home.last || home.last.at < measurement.at) home.last = measurement;
}

async function measure(folder: string, realPath: string | null, home: Home): Promise<Measurement> {
  const at = new Date();
  try {
    const measurement = { ...(await measureFolder(folder, realPath)), at };
    home.last = measurement;
    teller?.(folder, measurement);
    return measurement;
  } finally {
    home.running = undefined;
  }
}

function homeOf(folder: string): Home {
  const home = homes.get(folder) ?? {};
  homes.set(folder, home);
  return home;
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, ms, value).unref());
}

/** Sizes of disks are far below 2^53. */
function numberOf(limit: bigint | null): number | null {
  return limit === null ? null : Number(limit);
}

const nothing = { bytesUsed: 0, inodesUsed: 0, measuredAt: null };
