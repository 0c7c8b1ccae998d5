import { Turns } from '@/lib/accounts/disk-usage/turns';
import { type Measured, WalkThread } from '@/lib/accounts/disk-usage/walk-thread';

export type Measure = (folder: string, realPath: string | null) => Promise<Measured>;

/** What one measurement may take; it then says that it did not count all. */
const LIMITS = { milliseconds: 5 * 60_000, entries: 10_000_000 };

/** More than two at once would only make the disk seek. */
const turns = new Turns({ atOnce: 2, started: 16, sliceMs: 1000, mostMs: LIMITS.milliseconds + 10_000 });

const running = new Map<string, Promise<Measured>>();

let elsewhere: Measure | undefined;

/** From now on another process measures, so that all of a server's share its two places. */
export function measureWith(measure: Measure): void {
  elsewhere = measure;
}

/**
 * Measures a folder as `du -x` does. A folder that is a link is measured only where it leads to
 * `realPath`. Whoever asks for the same one meanwhile shares the measurement.
 */
export function measureFolder(folder: string, realPath: string | null = null): Promise<Measured> {
  if (elsewhere) return elsewhere(folder, realPath);
  const key = `${folder}\0${realPath}`;
  const measured = running.get(key) ?? walk(folder, realPath).finally(() => running.delete(key));
  running.set(key, measured);
  return measured;
}

async function walk(folder: string, realPath: string | null): Promise<Measured> {
  const thread = new WalkThread(folder, realPath, LIMITS);
  turns.add(thread);
  try {
    return await thread.measured;
  } finally {
    turns.remove(thread);
  }
}
