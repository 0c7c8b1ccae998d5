import { CannotStart } from '@/lib/cannot-start';
import { BadSetting } from '@/lib/config';
import { putFrontBeforeNext } from '@/lib/server/pages/before-next';
import { printError } from '@/lib/server/start/print';

/** What a process in which Next was started by itself needs before its first request; ends it when something is missing. */
export function startBesideNext(): void {
  try {
    putFrontBeforeNext();
  } catch (error) {
    if (!(error instanceof CannotStart || error instanceof BadSetting)) throw error;
    printError(error.message);
    process.exit(1);
  }
}
