import { processWide } from '@/lib/process-wide';

/** Upper bounds of the latency buckets, in seconds. */
export const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The requests of one route, method and status. */
export type Series = {
  route: string;
  method: string;
  status: number;
  count: number;
  seconds: number;
  buckets: number[];
};

const all = processWide('requests', () => new Map<string, Series>());

/** Every series counted so far. */
export function requestSeries(): Map<string, Series> {
  return all;
}

/** Counts an answered request. `route` is the pattern, never the path: a path has no end of values. */
export function countRequest(route: string, method: string, status: number, ms: number): void {
  const key = `${route} ${method} ${status}`;
  let series = all.get(key);
  if (!series) {
    series = { route, method, status, count: 0, seconds: 0, buckets: BUCKETS.map(() => 0) };
    all.set(key, series);
  }
  const seconds = ms / 1000;
  series.count++;
  series.seconds += seconds;
  const at = BUCKETS.findIndex((bound) => seconds <= bound);
  const held = series.buckets[at];
  if (held !== undefined) series.buckets[at] = held + 1;
}
