import type { Entrant } from '@/bench/load/entrant';
import type { Outcome } from '@/bench/load/generator';
import { runLoad } from '@/bench/load/run-load';
import type { Kind } from '@/bench/load/secrets';

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

/** Latchkey's workers need two or three to share out new connections. */
const WARM_UP_SECONDS = 3;

/** Puts one case before a contender for so many seconds, and waits until it and its database are quiet. */
export async function measure(
  entrant: Entrant,
  { kind, connections, seconds, round }: Case & { seconds: number; round: number },
): Promise<Sample> {
  const warmUpSeconds = Math.min(WARM_UP_SECONDS, 1.5 * seconds);
  let before = entrant.usage();
  let after = before;
  const outcome = await runLoad({ ...entrant.order, kind, connections, seconds, warmUpSeconds }, (phase) =>
    phase === 'begin' ? (before = entrant.usage()) : (after = entrant.usage()),
  );
  await entrant.quiet();
  const quiet = entrant.usage();
  const millions = (outcome.perSecond * seconds) / 1_000_000;
  const millionsInAll = (outcome.perSecond * (warmUpSeconds + seconds)) / 1_000_000;
  return {
    ...outcome,
    kind,
    connections,
    contender: entrant.name,
    round,
    serverCpu: cpu('server', before, after) / millions,
    databaseCpu: cpu('database', before, after) / millions,
    afterwardsCpu: (cpu('server', after, quiet) + cpu('database', after, quiet)) / millionsInAll,
    megabytes: after.server.megabytes,
  };
}

type Usages = ReturnType<Entrant['usage']>;

function cpu(of: 'server' | 'database', from: Usages, to: Usages): number {
  return to[of].cpuSeconds - from[of].cpuSeconds;
}
