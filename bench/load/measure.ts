import type { Contender } from '@/bench/contenders/contenders';
import type { BenchDatabase } from '@/bench/foundation/postgres';
import type { Outcome } from '@/bench/load/generator';
import { postmasterOf } from '@/bench/load/postmaster';
import { whenQuiet } from '@/bench/load/quiet';
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
    /** What server and database still did when no more was asked: for every verify, of the warm-up too. */
    afterwardsCpu: number;
    megabytes: number;
  };

/** A contender that runs on a database, and has been under load. */
export type Entrant = {
  name: string;
  /** Puts one case before it, and waits until it and the database are quiet again. */
  measure: (one: Case & { seconds: number; round: number }) => Promise<Sample>;
  stop: () => Promise<void>;
};

/** Once: Node compiles what runs often while it runs, and a server runs for weeks. */
const FIRST_SECONDS = 8;
/** Of each case: Latchkey's workers need two or three to share out new connections. */
const WARM_UP_SECONDS = 3;

/** Starts a contender and puts it under load, so that it is warm. */
export async function enter(contender: Contender, field: Field): Promise<Entrant> {
  const { database, tokens } = field;
  const server = await contender.start(database);
  const postmaster = await postmasterOf(database.url);
  const order = { port: server.port, tokens, request: contender.request };
  const usage = () => ({ server: usageOf(server.pid), database: usageOf(postmaster) });

  const first = {
    kind: 'good',
    connections: 64,
    seconds: Math.min(FIRST_SECONDS, 3 * field.seconds),
  } as const;
  await runLoad({ ...order, ...first, warmUpSeconds: 0 }, () => undefined);
  await whenQuiet([server.pid, postmaster]);

  return {
    name: contender.name,
    stop: server.stop,
    measure: async ({ kind, connections, seconds, round }) => {
      const warmUpSeconds = Math.min(WARM_UP_SECONDS, seconds);
      let [before, after] = [usage(), usage()];
      const outcome = await runLoad({ ...order, kind, connections, seconds, warmUpSeconds }, (phase) =>
        phase === 'begin' ? (before = usage()) : (after = usage()),
      );
      await whenQuiet([server.pid, postmaster]);
      const quiet = usage();
      const cpu = (of: 'server' | 'database', from: typeof before, to: typeof before) =>
        to[of].cpuSeconds - from[of].cpuSeconds;
      const millions = (outcome.perSecond * seconds) / 1_000_000;
      const withWarmUp = (millions * (seconds + warmUpSeconds)) / seconds;
      return {
        ...outcome,
        kind,
        connections,
        contender: contender.name,
        round,
        serverCpu: cpu('server', before, after) / millions,
        databaseCpu: cpu('database', before, after) / millions,
        afterwardsCpu: (cpu('server', after, quiet) + cpu('database', after, quiet)) / withWarmUp,
        megabytes: after.server.megabytes,
      };
    },
  };
}

type Field = { database: BenchDatabase; tokens: number; seconds: number };
