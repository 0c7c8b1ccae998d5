import { setTimeout as pause } from 'node:timers/promises';
import { usageOf } from '@/bench/load/usage';

const WINDOW_MS = 250;
/** Of a core. */
const HARDLY_BUSY = 0.1;
const PATIENCE_MS = 20_000;

/**
 * Waits until these processes, with all that they started, use next to no CPU: what one contender has
 * still to do must not fall on the next. Goes on after 20 seconds; a database may tidy up for minutes.
 */
export async function whenQuiet(pids: readonly number[]): Promise<void> {
  const cpuSeconds = () => pids.reduce((sum, pid) => sum + usageOf(pid).cpuSeconds, 0);
  let before = cpuSeconds();
  for (const begun = Date.now(); Date.now() - begun < PATIENCE_MS; ) {
    await pause(WINDOW_MS);
    const now = cpuSeconds();
    if (!(now - before > (HARDLY_BUSY * WINDOW_MS) / 1000)) return;
    before = now;
  }
}
