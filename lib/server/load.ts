import { performance } from 'node:perf_hooks';

/** How busy one worker is: the share of the time in which it was at work, and how many connections it has. */
export type Load = { busy: number; connections: number };

/** Who is idle for half of the time makes nobody wait. */
const BUSY = 0.5;
/** So much busier than all are on average: less comes and goes by itself. */
const CLEARLY = 0.15;

/**
 * How many connections each worker should let go of, so that all have as much to do: of one that is busy,
 * and clearly busier than the others, as large a part as its work exceeds theirs. One that told nothing is
 * left out.
 */
export function excess(loads: readonly (Load | undefined)[]): number[] {
  const known = loads.filter((load) => load !== undefined);
  const average = known.reduce((sum, { busy }) => sum + busy, 0) / known.length;
  return loads.map((load) => {
    if (!load || load.busy <= BUSY || load.busy - average <= CLEARLY) return 0;
    return Math.floor(load.connections * (1 - average / load.busy));
  });
}

let seen = performance.eventLoopUtilization();

/** The share of the time, 0 to 1, in which this process was at work since it was asked last. */
export function busyShare(): number {
  const now = performance.eventLoopUtilization();
  const { utilization } = performance.eventLoopUtilization(now, seen);
  seen = now;
  return utilization;
}
