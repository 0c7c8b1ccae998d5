import type { Contender } from '@/bench/contenders/contenders';
import type { BenchDatabase } from '@/bench/foundation/postgres';
import type { Outcome } from '@/bench/load/generator';
import { postmasterOf } from '@/bench/load/postmaster';
import { runLoad } from '@/bench/load/run-load';
import type { Kind } from '@/bench/load/secrets';
import { usageOf } from '@/bench/load/usage';

export type Case = { kind: Kind; connections: number };

/** One contender in one case of one round. CPU seconds are for a million verifies. */
export type Sample = Outcome &
  Case & {
    contender: string;
    round: number;
    serverCpu: number;
    databaseCpu: number;
    megabytes: number;
  };

/** Before the first case: Node compiles what runs often while it runs, and a server runs for weeks. */
const SETTLE_SECONDS = 8;
/** Of each case: Latchkey's workers need two or three to share out new connections. */
const WARM_UP_SECONDS = 3;

/** Starts a contender, puts every case before it, and stops it. */
export async function measure(
  contender: Contender,
  { database, cases, tokens, seconds, round }: Plan,
): Promise<Sample[]> {
  const server = await contender.start(database);
  const postmaster = await postmasterOf(database.url);
  const samples: Sample[] = [];
  const order = { port: server.port, tokens, request: contender.request };
  try {
    if (cases[0]) {
      const { kind } = cases[0];
      const settle = { ...order, kind, connections: 64, seconds: Math.min(SETTLE_SECONDS, 3 * seconds) };
      await runLoad({ ...settle, warmUpSeconds: 0 }, () => undefined);
    }
    for (const one of cases) {
      const usage = () => ({ server: usageOf(server.pid), database: usageOf(postmaster) });
      let before = usage();
      let after = before;
      const outcome = await runLoad(
        {
          ...order,
          ...one,
          seconds,
          warmUpSeconds: Math.min(WARM_UP_SECONDS, seconds),
        },
        (phase) => (phase === 'begin' ? (before = usage()) : (after = usage())),
      );
      const millions = (outcome.perSecond * seconds) / 1_000_000;
      const sample: Sample = {
        ...outcome,
        ...one,
        contender: contender.name,
        round,
        serverCpu: (after.server.cpuSeconds - before.server.cpuSeconds) / millions,
        databaseCpu: (after.database.cpuSeconds - before.database.cpuSeconds) / millions,
        megabytes: after.server.megabytes,
      };
      samples.push(sample);
    }
  } finally {
    await server.stop();
  }
  return samples;
}

type Plan = { database: BenchDatabase; cases: Case[]; tokens: number; seconds: number; round: number };
