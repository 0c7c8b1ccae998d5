import { contenders } from '@/bench/contenders/contenders';
import { numbers } from '@/bench/foundation/numbers';
import { type BenchDatabase, startDatabase } from '@/bench/foundation/postgres';
import { median } from '@/bench/foundation/statistics';
import { type Entrant, enter } from '@/bench/load/entrant';
import { fill } from '@/bench/load/fill';
import { measure, type Sample } from '@/bench/load/measure';
import { inRandomOrder } from '@/bench/load/random-order';
import { markdownTable } from '@/bench/report/markdown-table';
import { writeReport } from '@/bench/report/write-report';

// Does a verify cost the same however many tokens there are? Every size has a PostgreSQL and a server of
// its own, and is measured in turn, round after round.
const {
  sizes,
  rounds: [rounds = 0],
  seconds: [seconds = 0],
  connections: [connections = 0],
} = numbers({ sizes: '10000,1000000,10000000', rounds: '15', seconds: '4', connections: '64' });
const MOST_OFF = 0.1;
const BASE = 1_000_000;
const base = sizes.includes(BASE) ? BASE : (sizes.at(-1) ?? 0);

type Measured = Sample & { tokens: number };
const samples: Measured[] = [];
const databases: BenchDatabase[] = [];
const entrants: { tokens: number; entrant: Entrant }[] = [];
const latchkey = contenders.find(({ name }) => name === 'latchkey');
if (!latchkey) throw new Error('There is nothing to measure.');
try {
  for (const tokens of sizes) {
    const database = await startDatabase();
    databases.push(database);
    const begun = Date.now();
    await fill(database.url, tokens);
    console.log(`${tokens} tokens in ${((Date.now() - begun) / 1000).toFixed(0)} s.`);
    entrants.push({ tokens, entrant: await enter(latchkey, { database, tokens, seconds }) });
  }
  for (let round = 1; round <= rounds; round++) await measureAll(round);
} finally {
  await Promise.all(entrants.map(({ entrant }) => entrant.stop()));
  for (const database of databases) await database.stop();
}

const rows = sizes.map((tokens) => {
  const mine = samples.filter((sample) => sample.tokens === tokens);
  const middle = (figure: (sample: Measured) => number) => median(mine.map(figure));
  const ratio = middle((sample) => sample.perSecond / (baseOf(sample.round)?.perSecond ?? Number.NaN));
  const cpuRatio = middle((sample) => cpuOf(sample) / cpuOf(baseOf(sample.round)));
  return { tokens, ratio, cpuRatio, middle };
});
const off = rows.filter(({ ratio }) => !(Math.abs(ratio - 1) <= MOST_OFF));
const head = [
  'tokens',
  'verifies/s',
  `× ${base}`,
  'p99 ms',
  'server CPU s/million',
  'database CPU s/million',
  `CPU × ${base}`,
];
await writeReport('sizes', { sizes, rounds, seconds, connections, samples }, [
  `Verifies of good tokens, ${connections} connections, ${rounds} rounds of ${seconds} s, sizes in turn, in random order. Medians of the rounds; ratios are to ${base} tokens in the same round.`,
  markdownTable(
    head,
    rows.map(({ tokens, ratio, cpuRatio, middle }) => [
      String(tokens),
      middle(({ perSecond }) => perSecond).toFixed(0),
      ratio.toFixed(2),
      middle(({ p99 }) => p99).toFixed(2),
      middle(({ serverCpu }) => serverCpu).toFixed(1),
      middle(({ databaseCpu }) => databaseCpu).toFixed(1),
      cpuRatio.toFixed(2),
    ]),
  ),
  off.length === 0
    ? `Every size is within ${MOST_OFF * 100}% of ${base}.`
    : `Off by more than ${MOST_OFF * 100}%: ${off.map(({ tokens }) => tokens).join(', ')} tokens.`,
]);
process.exit(off.length === 0 ? 0 : 1);

async function measureAll(round: number): Promise<void> {
  for (const { tokens, entrant } of inRandomOrder(entrants)) {
    const sample = await measure(entrant, { kind: 'good', connections, seconds, round });
    samples.push({ ...sample, tokens });
    console.log(
      `${round} ${tokens} tokens: ${sample.perSecond.toFixed(0)}/s ${JSON.stringify(sample.statuses)}`,
    );
  }
}

function baseOf(round: number): Measured | undefined {
  return samples.find((sample) => sample.round === round && sample.tokens === base);
}

/** Of server and database together. On a busy machine it tells more than throughput does. */
function cpuOf(sample: Measured | undefined): number {
  return sample ? sample.serverCpu + sample.databaseCpu : Number.NaN;
}
