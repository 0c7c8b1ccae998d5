import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeMachine } from '@/bench/foundation/machine';

export type Results = {
  /** What was measured and how, in a sentence or two. */
  facts: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** Every sample, for whoever wants to look again. */
  samples: unknown;
};

const FOLDER = join(import.meta.dirname, '../results');

/** Writes `name`.json and `name`.md into bench/results, headed by the machine it was, and prints the table. */
export async function writeTable(name: string, { facts, head, rows, samples }: Results): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const machine = describeMachine();
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  const table = [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const json = JSON.stringify({ machine, facts, samples }, null, 1);
  await writeFile(join(FOLDER, `${name}.json`), `${json}\n`);
  await writeFile(join(FOLDER, `${name}.md`), `${machine}.\n\n${facts}\n\n${table}\n`);
  console.log(`\n${machine}.\n${facts}\n\n${table}\n`);
}

/** Milliseconds as a person reads them: more digits where there is less. */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}
