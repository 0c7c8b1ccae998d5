import { PROXY_REQUEST } from '@/bench/contenders/contenders';
import { type Latchkey, startLatchkey } from '@/bench/foundation/latchkey';
import type { BenchDatabase } from '@/bench/foundation/postgres';
import { postmasterOf } from '@/bench/load/postmaster';
import { runLoad } from '@/bench/load/run-load';
import { usageOf } from '@/bench/load/usage';

/** Several servers on one database in one round; CPU seconds are for a million verifies, `load` is busy cores. */
export type ReplicasSample = {
  replicas: number;
  round: number;
  perSecond: number;
  p99: number;
  serverCpu: number;
  databaseCpu: number;
  serverLoad: number;
  databaseLoad: number;
  statuses: Record<string, number>;
};

type Plan = {
  database: BenchDatabase;
  tokens: number;
  seconds: number;
  connections: number;
  replicas: number;
  round: number;
};

const WARM_UP_SECONDS = 3;

/** Starts so many servers, deals the connections to them, and stops them. */
export async function measureReplicas(plan: Plan): Promise<ReplicasSample> {
  const { database, tokens, seconds, connections, replicas, round } = plan;
  const servers: Latchkey[] = [];
  try {
    // One after the other: the first start has things to make in the database. One worker each, so that
    // a server is a process.
    for (let i = 0; i < replicas; i++)
      servers.push(await startLatchkey(database, { settings: { WORKERS: '1' } }));
    const postmaster = await postmasterOf(database.url);
    const cpu = () => ({
      server: servers.reduce((sum, { pid }) => sum + usageOf(pid).cpuSeconds, 0),
      database: usageOf(postmaster).cpuSeconds,
    });
    let before = cpu();
    let after = before;
    const [port = 0, ...furtherPorts] = servers.map((server) => server.port);
    const { perSecond, p99, statuses } = await runLoad(
      {
        port,
        furtherPorts,
        connections,
        kind: 'good',
        tokens,
        seconds,
        warmUpSeconds: WARM_UP_SECONDS,
        request: PROXY_REQUEST,
      },
      (phase) => (phase === 'begin' ? (before = cpu()) : (after = cpu())),
    );
    const used = { server: after.server - before.server, database: after.database - before.database };
    const millions = (perSecond * seconds) / 1_000_000;
    return {
      replicas,
      round,
      perSecond,
      p99,
      serverCpu: used.server / millions,
      databaseCpu: used.database / millions,
      serverLoad: used.server / seconds,
      databaseLoad: used.database / seconds,
      statuses,
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}
