import { availableParallelism } from 'node:os';
import pLimit, { type LimitFunction } from 'p-limit';
import { processWide } from '@/lib/process-wide';

/**
 * As many of a process at once as there are processors, and one to fill the gaps: more would not be sooner done,
 * and would keep the processors from verifies for longer at a time.
 */
const gate = processWide<LimitFunction>('long reads', () => pLimit(availableParallelism() + 1));

/** Runs a query that takes longer the more tokens an account has, when its turn comes: first come, first served. */
export function longRead<Value>(read: () => Promise<Value>): Promise<Value> {
  return gate(read);
}
