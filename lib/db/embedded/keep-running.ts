import { setTimeout as pause } from 'node:timers/promises';
import { launch, type Settings } from '@/lib/db/embedded/launch';
import type { Place } from '@/lib/db/embedded/place';
import { runningPostmaster } from '@/lib/db/embedded/postmaster';
import type { Lock } from '@/lib/lock/lock';

export type Kept = {
  /** Watches no longer. A start that is under way has ended when it returns. */
  end(): Promise<void>;
};

const LOOK_EVERY_MS = 500;
/** One that ran for this long has not "kept failing". */
const STEADY_MS = 60_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Starts the server again whenever it stops by itself, on the same port, so that every process finds it where
 * it was. Between starts that fail it waits longer and longer. `tell` hears one line about each.
 */
export function keepRunning(
  place: Place,
  settings: Settings,
  lock: Lock,
  tell: (line: string) => void,
): Kept {
  const over = new AbortController();
  const { signal } = over;
  const wait = (ms: number) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined);

  async function watch(): Promise<void> {
    let starts = 0;
    let last = 0;
    while (!signal.aborted) {
      await wait(LOOK_EVERY_MS);
      if (signal.aborted || (await runningPostmaster(place.data))) continue;
      starts = Date.now() - last > STEADY_MS ? 0 : starts + 1;
      if (starts > 0) await wait(pauseBefore(starts));
      if (signal.aborted) return;
      last = Date.now();
      await startAgain();
    }
  }

  async function startAgain(): Promise<void> {
    tell('The embedded PostgreSQL has stopped; starting it again.');
    try {
      await launch(place, settings);
      lock.note(undefined);
      tell('The embedded PostgreSQL runs again.');
    } catch (error) {
      const { message } = error as Error;
      lock.note(message);
      tell(`${message}. Trying again.`);
    }
  }

  const watching = watch();
  return {
    end: async () => {
      over.abort();
      await watching;
    },
  };
}

/** Milliseconds to wait before the start that follows so many others. */
export function pauseBefore(starts: number): number {
  return Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** (starts - 1));
}
