import type { Contender } from '@/bench/contenders/contenders';
import type { BenchDatabase } from '@/bench/foundation/postgres';
import { postmasterOf } from '@/bench/load/postmaster';
import { whenQuiet } from '@/bench/load/quiet';
import { runLoad } from '@/bench/load/run-load';
import { type Usage, usageOf } from '@/bench/load/usage';

/** A contender that runs on a database of so many tokens, and has been under load. */
export type Entrant = {
  name: string;
  /** What the load generator is told of it. */
  order: { port: number; request: string; tokens: number };
  usage: () => { server: Usage; database: Usage };
  /** Resolves when it and its database do nothing. */
  quiet: () => Promise<void>;
  /** Seconds after which nothing is left to do, either. */
  doneWithin: number;
  stop: () => Promise<void>;
};

/** Node compiles what runs often while it runs, and a server runs for weeks. */
const FIRST_SECONDS = 8;

/** Starts a contender and puts it under load, so that it is warm. `seconds` is how long it is measured at a time. */
export async function enter(
  contender: Contender,
  { database, tokens, seconds }: { database: BenchDatabase; tokens: number; seconds: number },
): Promise<Entrant> {
  const { port, pid, stop } = await contender.start(database);
  const postmaster = await postmasterOf(database.url);
  const entrant: Entrant = {
    name: contender.name,
    order: { port, request: contender.request, tokens },
    usage: () => ({ server: usageOf(pid), database: usageOf(postmaster) }),
    quiet: () => whenQuiet([pid, postmaster]),
    doneWithin: contender.doneWithin ?? 0,
    stop,
  };
  try {
    const first = { kind: 'good', connections: 64, seconds: Math.min(FIRST_SECONDS, 3 * seconds) } as const;
    await runLoad({ ...entrant.order, ...first, warmUpSeconds: 0 }, () => undefined);
    await entrant.quiet();
  } catch (error) {
    // Nobody else knows yet that it runs.
    await stop();
    throw error;
  }
  return entrant;
}
