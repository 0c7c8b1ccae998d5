import { PROXY_REQUEST } from '@/bench/contenders/contenders';
import { startLatchkey } from '@/bench/foundation/latchkey';
import { numbers } from '@/bench/foundation/numbers';
import { startDatabase } from '@/bench/foundation/postgres';
import { fill } from '@/bench/load/fill';
import { runLoad } from '@/bench/load/run-load';
import { usageOf } from '@/bench/load/usage';
import { markdownTable } from '@/bench/report/markdown-table';
import { atMinutes, type MemorySample, slopeAfterWarmUp } from '@/bench/report/memory-slope';
import { writeReport } from '@/bench/report/write-report';

// Does the production server's memory keep growing under a steady load of verifies?
const {
  minutes: [minutes = 0],
  tokens: [tokens = 0],
  connections: [connections = 0],
  tolerance: [tolerance = 0],
} = numbers({ minutes: '10', tokens: '1000000', connections: '64', tolerance: '2' });
const SAMPLE_EVERY_MS = 3000;
/** Short runs of the generator one after the other: each asks about 50,000 tokens of its own. */
const RUN_SECONDS = 20;

const samples: MemorySample[] = [];
const throughputs: number[] = [];
const database = await startDatabase();
try {
  await fill(database.url, tokens);
  const server = await startLatchkey(database);
  const begun = Date.now();
  const elapsed = () => (Date.now() - begun) / 60_000;
  const sample = () => samples.push({ minute: elapsed(), megabytes: usageOf(server.pid).megabytes });
  const sampling = setInterval(sample, SAMPLE_EVERY_MS);
  try {
    while (elapsed() < minutes) {
      const seconds = Math.max(1, Math.min(RUN_SECONDS, (minutes - elapsed()) * 60));
      const order = { port: server.port, connections, kind: 'good', tokens, request: PROXY_REQUEST } as const;
      const { perSecond, statuses } = await runLoad({ ...order, warmUpSeconds: 0, seconds }, () => undefined);
      throughputs.push(perSecond);
      sample();
      const megabytes = samples.at(-1)?.megabytes.toFixed(0);
      console.log(
        `${elapsed().toFixed(1)} min  ${perSecond.toFixed(0)}/s  ${megabytes} MB  ${JSON.stringify(statuses)}`,
      );
    }
  } finally {
    clearInterval(sampling);
    await server.stop();
  }
} finally {
  await database.stop();
}

const slope = slopeAfterWarmUp(samples);
const grows = !(slope <= tolerance);
const rows = atMinutes(samples).map(({ minute, megabytes }) => [minute.toFixed(1), megabytes.toFixed(0)]);
const mean = throughputs.reduce((sum, one) => sum + one, 0) / throughputs.length;
await writeReport('memory', { minutes, tokens, connections, tolerance, slope, throughputs, samples }, [
  `Resident memory of the production server, with every process it started, under ${mean.toFixed(0)} verifies a second for ${minutes} minutes: ${connections} connections, good ones of ${tokens} tokens.`,
  markdownTable(['minute', 'MB'], rows),
  `Over the last two thirds it ${grows ? 'grows' : 'does not grow'}: ${slope.toFixed(2)} MB a minute, where ${tolerance} are tolerated, since a heap that is collected now and then is never level.`,
]);
process.exit(grows ? 1 : 0);
