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
// installed) in the same run: both stay up, and take turns under the same load.
const { values } = parseArgs({
  options: {
    other: { type: 'string' },
    quick: { type: 'boolean', default: false },
    tokens: { type: 'string' },
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
  rounds: number(values.rounds, values.quick ? 2 : 15),
  seconds: number(values.seconds, values.quick ? 1 : 4),
  loads: number(values.loads, values.quick ? 5 : 40),
};
const versions = { this: versionOf(here), other: versionOf(there) };

const products: Product[] = [];
const samples: Sample[] = [];
try {
  products.push(await startProduct('this', { folder: here, ...options }));
  products.push(await startProduct('other', { folder: there, ...options }));
  for (let round = 1; round <= options.rounds; round++) {
    samples.push(...(await measureRound(products, { round, ...options })));
    console.log(`Round ${round} of ${options.rounds}.`);
  }
} finally {
  for (const product of products) await product.stop();
}

const comparisons = compare(samples);
const head = ['', `this (${versions.this})`, `other (${versions.other})`, 'ratio', 'each round'];
await writeReport(values.report, { versions, options, comparisons, samples }, [
  `Two checkouts in turn, in random order, each with a PostgreSQL of its own that holds ${options.tokens} tokens: ${options.rounds} rounds, verifies of good tokens for ${options.seconds} s each, ${options.loads} loads of the first page of ${TOKENS_OF_OWNER} tokens. Milliseconds for a verify and for a first byte, CPU seconds of server and database for a million verifies; medians. Ratios are this over other in the same round, so that above 1 this is slower: the middle one, and in brackets the least and the most.`,
  markdownTable(head, comparisons.map(row), 1),
]);

/** The commit of a checkout, marked when something in it was changed. */
function versionOf(folder: string): string {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') ? ' and changes' : '');
}
