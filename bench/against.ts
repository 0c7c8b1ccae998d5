import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, row } from '@/bench/against/compare';
import { type Product, startProduct, TOKENS_OF_OWNER } from '@/bench/against/product';
import { measureRound, type Sample } from '@/bench/against/rounds';
import { markdownTable } from '@/bench/report/markdown-table';
import { writeReport } from '@/bench/report/write-report';

// Has a change made the product slower? This checkout and another one (`--other FOLDER`, with what it needs
// installed) in the same run: both are up, and take turns under the same load. Of two equal products the one
// that was started first is slower, by up to a fifth, so both are started anew several times, in turn first.
const { values } = parseArgs({
  options: {
    other: { type: 'string' },
    quick: { type: 'boolean', default: false },
    tokens: { type: 'string' },
    starts: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    loads: { type: 'string' },
    report: { type: 'string', default: 'against' },
  },
});
const here = join(import.meta.dirname, '..');
const there = resolve(values.other ?? '');
if (!values.other || !existsSync(join(there, 'node_modules')))
  throw new Error('Name another checkout in which `npm ci` was run: --other FOLDER.');

const number = (text: string | undefined, usual: number) => Number(text ?? usual);
const options = {
  tokens: number(values.tokens, values.quick ? 10_000 : 100_000),
  starts: number(values.starts, values.quick ? 2 : 6),
  rounds: number(values.rounds, values.quick ? 1 : 3),
  seconds: number(values.seconds, values.quick ? 1 : 4),
  loads: number(values.loads, values.quick ? 5 : 40),
};
const versions = { this: versionOf(here), other: versionOf(there) };

const samples: Sample[] = [];
for (let start = 0; start < options.starts; start++) {
  const products: Product[] = [];
  try {
    for (const side of start % 2 === 0 ? (['this', 'other'] as const) : (['other', 'this'] as const))
      products.push(await startProduct(side, { folder: side === 'this' ? here : there, ...options }));
    for (let of = 1; of <= options.rounds; of++) {
      samples.push(...(await measureRound(products, { round: start * options.rounds + of, ...options })));
      console.log(`Round ${of} of ${options.rounds}, start ${start + 1} of ${options.starts}.`);
    }
  } finally {
    for (const product of products) await product.stop();
  }
}

const comparisons = compare(samples);
const head = ['', `this (${versions.this})`, `other (${versions.other})`, 'ratio', 'each round'];
await writeReport(values.report, { versions, options, comparisons, samples }, [
  `Two checkouts in turn, in random order, each with a PostgreSQL of its own that holds ${options.tokens} tokens: started ${options.starts} times, in turn first, ${options.rounds} rounds each, verifies of good tokens for ${options.seconds} s each, ${options.loads} loads of the first page of ${TOKENS_OF_OWNER} tokens. Milliseconds for a verify and for a first byte, CPU seconds of server and database for a million verifies; medians. Ratios are this over other in the same round, so that above 1 this is slower: the middle one, and in brackets the least and the most.`,
  markdownTable(head, comparisons.map(row), 1),
]);

/** The commit of a checkout, marked when something in it was changed. */
function versionOf(folder: string): string {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? ' and changes' : '');
}
