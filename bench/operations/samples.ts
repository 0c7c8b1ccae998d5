import { median, percentile } from '@/bench/foundation/statistics';
import { milliseconds } from '@/bench/report/write-table';

/** One operation, and in the same run the bare work of the database for the same rows. Milliseconds. */
export type Measured = { operation: string; ours: number[]; bare: number[] };

export const head = ['operation', 'runs', 'median', 'p99', 'bare database', 'ratio', 'p99 of bare'];

/** A line of the table. A p99 of few runs would be no more than their longest, so there it is left out. */
export function row({ operation, ours, bare }: Measured): string[] {
  const [mine, limit] = [median(ours), median(bare)];
  const p99 = (samples: number[]) => (samples.length < 100 ? '–' : milliseconds(percentile(samples, 0.99)));
  return [
    operation,
    String(ours.length),
    milliseconds(mine),
    p99(ours),
    milliseconds(limit),
    (mine / limit).toFixed(1),
    p99(bare),
  ];
}
