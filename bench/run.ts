import { contenders } from '@/bench/contenders/contenders';
import { startDatabase } from '@/bench/foundation/postgres';
import { fill } from '@/bench/load/fill';
import { type Case, measure, type Sample } from '@/bench/load/measure';
import { options } from '@/bench/load/options';
import { writeResults } from '@/bench/report/write-results';

// Every contender in turn, round after round, so that whatever else the machine does falls on all of them.
const wanted = options();
const chosen = contenders.filter(
  ({ name }) => wanted.contenders.length === 0 || wanted.contenders.includes(name),
);
const cases: Case[] = wanted.kinds.flatMap((kind) =>
  wanted.connections.map((connections) => ({ kind, connections })),
);
const samples: Sample[] = [];
const database = await startDatabase();
try {
  const begun = Date.now();
  await fill(database.url, wanted.tokens);
  console.log(`${wanted.tokens} tokens in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
  for (const { prepare } of chosen) await prepare?.(database, wanted.tokens);
  for (let round = 1; round <= wanted.rounds; round++) {
    for (const contender of chosen) {
      const measured = await measure(contender, { ...wanted, database, cases, round });
      samples.push(...measured);
      for (const one of measured) console.log(line(one));
    }
  }
} finally {
  await database.stop();
}
await writeResults(wanted, samples);

function line(sample: Sample): string {
  const {
    round,
    contender,
    kind,
    connections,
    perSecond,
    p50,
    p99,
    serverCpu,
    databaseCpu,
    megabytes,
    statuses,
  } = sample;
  const figures = `${perSecond.toFixed(0)}/s  p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms  CPU ${serverCpu.toFixed(0)}+${databaseCpu.toFixed(0)} s/M  ${megabytes.toFixed(0)} MB`;
  return `${round} ${contender.padEnd(13)} ${kind} × ${connections}: ${figures}  ${JSON.stringify(statuses)}`;
}
