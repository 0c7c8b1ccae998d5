import type { Series } from '@/lib/metrics/request-series';

/** What one process counts, or several together. */
export type Counts = {
  processes: number;
  requests: Series[];
  verdicts: Record<string, number>;
  cpuSeconds: number;
  /** Unix time in seconds. */
  startedAt: number;
  /** As they are at this moment; a process that has ended has none. */
  now: { open: number; busy: number; waiting: number; residentBytes: number; heapBytes: number };
  loopDelaySeconds: number;
};

/** These counts as one: sums, but for the slowest event loop and the earliest start. */
export function together(all: readonly Counts[]): Counts {
  return {
    processes: sum(all.map(({ processes }) => processes)),
    requests: sumOfSeries(all.flatMap(({ requests }) => requests)),
    verdicts: sumOfEach(all.map(({ verdicts }) => verdicts)),
    cpuSeconds: sum(all.map(({ cpuSeconds }) => cpuSeconds)),
    startedAt: Math.min(...all.map((counts) => counts.startedAt)),
    now: sumOfEach(all.map(({ now }) => now)),
    loopDelaySeconds: Math.max(...all.map(({ loopDelaySeconds }) => loopDelaySeconds)),
  };
}

/** What stays of the counts of a process that has ended: else a counter would go down, which no counter may. */
export function afterwards(counts: Counts): Counts {
  const now = { open: 0, busy: 0, waiting: 0, residentBytes: 0, heapBytes: 0 };
  return { ...counts, processes: 0, now, loopDelaySeconds: 0 };
}

function sumOfSeries(all: readonly Series[]): Series[] {
  const byKey = new Map<string, Series>();
  for (const series of all) {
    const key = `${series.route} ${series.method} ${series.status}`;
    const known = byKey.get(key);
    byKey.set(key, known ? sumOfTwo(known, series) : series);
  }
  return [...byKey.values()];
}

function sumOfTwo(one: Series, other: Series): Series {
  return {
    ...one,
    count: one.count + other.count,
    seconds: one.seconds + other.seconds,
    buckets: one.buckets.map((count, at) => count + (other.buckets[at] ?? 0)),
  };
}

function sumOfEach<Name extends string>(all: readonly Record<Name, number>[]): Record<Name, number> {
  const names = Object.keys(all[0] ?? {}) as Name[];
  return Object.fromEntries(names.map((name) => [name, sum(all.map((one) => one[name]))])) as Record<
    Name,
    number
  >;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
