import { markdownTable } from '@/bench/report/markdown-table';
import { writeReport } from '@/bench/report/write-report';

export type Results = {
  /** What was measured and how, in a sentence or two. */
  facts: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** Every sample, for whoever wants to look again. */
  samples: unknown;
};

/** Writes `name`.json and `name`.md into bench/results, with the machine it was, and prints the table. */
export async function writeTable(name: string, { facts, head, rows, samples }: Results): Promise<void> {
  await writeReport(name, { facts, samples }, [facts, markdownTable(head, rows, 1)]);
}

/** Milliseconds as a person reads them: more digits where there is less. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}
