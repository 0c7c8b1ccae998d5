import { performance } from 'node:perf_hooks';

/** What one worker has to do. */
export type Load = {
  /** The share of the time in which it was at work. */
  busy: number;
  /** How many requests it had under way on average. */
  underWay: number;
  connections: number;
};

/** Who is idle for most of the time makes nobody wait, however long its requests take elsewhere. */
const BUSY = 0.25;
/** So much of a worker's requests have to be too many: less comes and goes by itself. */
const CLEARLY = 0.15;

/**
 * How many connections each worker should let go of, so that whoever asks waits as long as anybody else: of
 * one that is at work and has clearly more requests under way than all have on average, as large a part as
 * it has too many. One that told nothing is left out.
 *
 * Requests are compared, not the time at work. A worker with two connections is soon at work as much as one
 * with fourteen, since those two ask again at once; and where a machine is short of processors, the time in
 * which a worker is made to wait for one seems to be time at work.
 */
export function excess(loads: readonly (Load | undefined)[]): number[] {
  const known = loads.filter((load) => load !== undefined);
  const average = known.reduce((sum, { underWay }) => sum + underWay, 0) / known.length;
  return loads.map((load) => {
    if (!load || load.busy <= BUSY) return 0;
    const part = 1 - average / load.underWay;
    return part > CLEARLY ? Math.floor(load.connections * part) : 0;
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
