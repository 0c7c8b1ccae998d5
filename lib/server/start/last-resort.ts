import { flushLog, log } from '@/lib/log/log';

/** How long the process may take to end in order, in milliseconds. */
const PATIENCE_MS = 20_000;

/**
 * The last resort for errors that nobody caught, in place of Node's, which ends the process at once: all are
 * logged, and the first one calls `end`, which is to finish what is under way. The process exits with 1.
 */
export function onUncaught(
  end: () => Promise<unknown>,
  events: readonly ('uncaughtException' | 'unhandledRejection')[] = [
    'uncaughtException',
    'unhandledRejection',
  ],
): void {
  let ending = false;
  const onError = (error: unknown) => {
    log().fatal({ err: error }, 'an error that nobody caught: this process ends, and another is started');
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), PATIENCE_MS);
    void end()
      .catch((failure: unknown) => log().error({ err: failure }, 'could not end in order'))
      .then(flushLog)
      .then(() => process.exit(1));
  };
  for (const event of events) process.on(event, onError);
}
