import { cpus } from 'node:os';
import { numbers } from '@/bench/foundation/numbers';
import { startDatabase, withClient } from '@/bench/foundation/postgres';
import { fill } from '@/bench/load/fill';
import { type LookupsSample, measureLookups } from '@/bench/load/measure-lookups';
import { measureReplicas, type ReplicasSample } from '@/bench/load/measure-replicas';
import { reportReplicas } from '@/bench/report/replicas';

// How far does one database reach? Several servers on it, and then the look-ups alone, in batches.
const {
  replicas,
  batches,
  rounds: [rounds = 0],
  seconds: [seconds = 0],
  tokens: [tokens = 0],
  connections: [connections = 0],
} = numbers({
  replicas: '1,2,4',
  batches: '1,4,16,64,256',
  rounds: '3',
  seconds: '10',
  tokens: '1000000',
  connections: '256',
});
const servers: ReplicasSample[] = [];
const lookups: LookupsSample[] = [];
const database = await startDatabase();
try {
  await fill(database.url, tokens);
  const plan = { database, tokens, seconds, connections };
  for (let round = 1; round <= rounds; round++) {
    for (const count of replicas) {
      const sample = await measureReplicas({ ...plan, replicas: count, round });
      servers.push(sample);
      const { perSecond, serverLoad, databaseLoad, statuses } = sample;
      console.log(
        `${round} ${count} servers: ${perSecond.toFixed(0)}/s, ${serverLoad.toFixed(2)} + ${databaseLoad.toFixed(2)} cores ${JSON.stringify(statuses)}`,
      );
    }
    // What the servers wrote of last uses is cleared away first, or that work would be counted here.
    await withClient(database.url, (client) => client.query('VACUUM ANALYZE token, token_use'));
    await withClient(database.url, (client) => client.query('CHECKPOINT'));
    for (const batch of batches) {
      const sample = await measureLookups({ ...plan, batch, round });
      lookups.push(sample);
      console.log(
        `${round} batches of ${batch}: ${sample.perSecond.toFixed(0)}/s, ${sample.databaseCpu.toFixed(1)} s/million`,
      );
    }
  }
} finally {
  await database.stop();
}
await reportReplicas({ tokens, connections, rounds, seconds, cores: cpus().length }, servers, lookups);
