import { setTimeout as pause } from 'node:timers/promises';
import { contenders } from '@/bench/contenders/contenders';
import { startDatabase } from '@/bench/foundation/postgres';
import { type Entrant, enter } from '@/bench/load/entrant';
import { fill } from '@/bench/load/fill';
import { type Case, measure, type Sample } from '@/bench/load/measure';
import { options } from '@/bench/load/options';
import { inRandomOrder } from '@/bench/load/random-order';
import { writeResults } from '@/bench/report/write-results';

// All contenders run, and are asked one after the other, case by case and round after round: a shared
// machine changes its speed from minute to minute, and whoever is compared must meet the same minute.
const wanted = options();
const chosen = contenders.filter(
  ({ name }) => wanted.contenders.length === 0 || wanted.contenders.includes(name),
);
const cases: Case[] = wanted.kinds.flatMap((kind) =>
  wanted.connections.map((connections) => ({ kind, connections })),
);
const samples: Sample[] = [];
const entrants: Entrant[] = [];
const database = await startDatabase();
try {
  const begun = Date.now();
  await fill(database.url, wanted.tokens);
  console.log(`${wanted.tokens} tokens in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
  for (const { prepare } of chosen) await prepare?.(database, wanted.tokens);
  for (const contender of chosen) entrants.push(await enter(contender, { ...wanted, database }));
  for (let round = 1; round <= wanted.rounds; round++) {
    for (const one of cases) {
      const measured: Sample[] = [];
      for (const entrant of inRandomOrder(entrants)) {
        const sample = await measure(entrant, { ...one, seconds: wanted.seconds, round });
        measured.push(sample);
        console.log(line(sample));
        if (wanted.rest) await pause(entrant.doneWithin * 1000);
      }
      // The table has them in the same order as always.
      samples.push(...entrants.flatMap(({ name }) => measured.filter((sample) => sample.contender === name)));
    }
  }
} finally {
  await Promise.all(entrants.map((entrant) => entrant.stop()));
  await database.stop();
}
await writeResults(wanted, samples);

function line(sample: Sample): string {
  const { round, contender, kind, connections, perSecond, p50, p99, megabytes, statuses } = sample;
  const cpu = [sample.serverCpu, sample.databaseCpu, sample.afterwardsCpu].map((seconds) =>
    seconds.toFixed(0),
  );
  const figures = `${perSecond.toFixed(0)}/s  p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms  CPU ${cpu.join('+')} s/M  ${megabytes.toFixed(0)} MB`;
  return `${round} ${contender.padEnd(13)} ${kind} × ${connections}: ${figures}  ${JSON.stringify(statuses)}`;
}
