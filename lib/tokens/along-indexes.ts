import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

/**
 * Runs a query of one account's tokens along that account's part of an index. A planner that counts the
 * pages of an index as dear, or whose statistics are old, would read the whole table instead; and what
 * it takes to start parallel workers is more than they save on one account.
 */
export async function alongIndexes<Row>(query: Prisma.Sql): Promise<Row[]> {
  const [, rows] = await db().$transaction([
    db().$queryRaw`
      SELECT set_config('enable_seqscan', 'off', true), set_config('random_page_cost', '1.1', true),
             set_config('max_parallel_workers_per_gather', '0', true)`,
    db().$queryRaw<Row[]>(query),
  ]);
  return rows;
}
