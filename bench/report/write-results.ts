import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sample } from '@/bench/load/measure';
import type { Options } from '@/bench/load/options';
import { describeMachine } from '@/bench/report/machine';
import { plot } from '@/bench/report/plot';
import { type Row, summarise } from '@/bench/report/summary';
import { table } from '@/bench/report/table';

const FOLDER = join(import.meta.dirname, '../results');

const plots = [
  {
    file: 'throughput',
    title: 'Verifies of good tokens',
    unit: 'a second',
    figure: (row: Row) => row.perSecond,
  },
  { file: 'p99', title: '99 of 100 verifies are answered within', unit: 'ms', figure: (row: Row) => row.p99 },
  {
    file: 'cpu',
    title: 'CPU of server and database',
    unit: 'seconds for a million verifies',
    figure: (row: Row) => row.serverCpu + row.databaseCpu,
  },
];

/** Writes every sample (JSON), the medians (Markdown) and the plots (SVG), each with the machine it was. */
export async function writeResults(options: Options, samples: readonly Sample[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const rows = summarise(samples);
  const machine = describeMachine();
  const facts = `${options.tokens} tokens, ${options.rounds} rounds of ${options.seconds} s, contenders in turn, in random order${options.rest ? ', each after the one before had nothing left to do' : ''}. ${machine}.`;
  const write = (name: string, text: string) => writeFile(join(FOLDER, name), text);
  await write(`${options.report}.json`, `${JSON.stringify({ machine, options, samples }, null, 1)}\n`);
  await write(
    `${options.report}.md`,
    `${facts}\nMedians of the rounds. Ratios are of the same round: the middle one, and in brackets the least and the most of all rounds.\n\n${table(rows)}\n`,
  );
  const good = rows.filter((row) => row.kind === 'good');
  console.log(`\n${facts}\n${table(rows)}\n`);
  // One point is no line.
  if (options.connections.length === 1) return;
  for (const { file, ...one } of plots) await write(`${file}.svg`, plot(good, one));
}
