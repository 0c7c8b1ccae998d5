import { CannotStart } from '@/lib/cannot-start';
import { BadSetting } from '@/lib/config';
import { putFrontBeforeNext } from '@/lib/server/pages/before-next';
import { consoleToLog } from '@/lib/server/pages/console-to-log';
import { printError } from '@/lib/server/start/print';

/** What a process in which Next was started by itself needs before its first request; ends it when something is missing. */
export function startBesideNext(): void {
  try {
    putFrontBeforeNext();
    // In development a person reads it.
    if (process.env.NODE_ENV === 'production') consoleToLog();
  } catch (error) {
    if (!(error instanceof CannotStart || error instanceof BadSetting)) throw error;
    printError(error.message);
    process.exit(1);
  }
}
