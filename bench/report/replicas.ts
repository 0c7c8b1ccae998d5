import { median } from '@/bench/foundation/statistics';
import type { LookupsSample } from '@/bench/load/measure-lookups';
import type { ReplicasSample } from '@/bench/load/measure-replicas';
import { markdownTable } from '@/bench/report/markdown-table';
import { writeReport } from '@/bench/report/write-report';

type Settings = { tokens: number; connections: number; rounds: number; seconds: number; cores: number };

/** Writes the medians of all rounds, and what they mean for one core of the database. */
export async function reportReplicas(
  settings: Settings,
  servers: readonly ReplicasSample[],
  lookups: readonly LookupsSample[],
): Promise<void> {
  const { tokens, connections, rounds, seconds, cores } = settings;
  await writeReport('replicas', { ...settings, servers, lookups }, [
    `Good ones of ${tokens} tokens, ${rounds} rounds of ${seconds} s in turn, medians. ${connections} connections in all, dealt to the servers.`,
    `The servers, the database and the load generator share ${cores} cores: verifies a second say what this machine does with all of them. What carries over to another one is CPU seconds a million verifies.`,
    serversTable(servers),
    'The database alone: the statement of the look-ups on one connection, without a server. “One core” is a million divided by the CPU seconds.',
    lookupsTable(lookups),
  ]);
}

function serversTable(samples: readonly ReplicasSample[]): string {
  const head = [
    'servers',
    'verifies/s',
    'p99 ms',
    'server CPU s/million',
    'database CPU s/million',
    'cores busy: servers',
    'cores busy: database',
  ];
  const rows = [...new Set(samples.map(({ replicas }) => replicas))].map((replicas) => {
    const mine = samples.filter((sample) => sample.replicas === replicas);
    const middle = (figure: (sample: ReplicasSample) => number) => median(mine.map(figure));
    return [
      String(replicas),
      middle(({ perSecond }) => perSecond).toFixed(0),
      middle(({ p99 }) => p99).toFixed(1),
      middle(({ serverCpu }) => serverCpu).toFixed(1),
      middle(({ databaseCpu }) => databaseCpu).toFixed(1),
      middle(({ serverLoad }) => serverLoad).toFixed(2),
      middle(({ databaseLoad }) => databaseLoad).toFixed(2),
    ];
  });
  return markdownTable(head, rows);
}

function lookupsTable(samples: readonly LookupsSample[]): string {
  const head = [
    'digests a statement',
    'answered within, µs',
    'database CPU s/million',
    'verifies/s of one core',
  ];
  const rows = [...new Set(samples.map(({ batch }) => batch))].map((batch) => {
    const mine = samples.filter((sample) => sample.batch === batch);
    const cpu = median(mine.map(({ databaseCpu }) => databaseCpu));
    const microseconds = median(mine.map(({ perSecond }) => (batch / perSecond) * 1_000_000));
    return [String(batch), microseconds.toFixed(0), cpu.toFixed(1), (1_000_000 / cpu).toFixed(0)];
  });
  return markdownTable(head, rows);
}
