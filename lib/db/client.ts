import { PrismaPg } from '@prisma/adapter-pg';
import type { ClientBase } from 'pg';
import { config } from '@/lib/config';
import { schemaIn } from '@/lib/database-url';
import { PrismaClient } from '@/lib/db/generated/client';
import { poolOptions } from '@/lib/db/pool/options';
import { processWide } from '@/lib/process-wide';

export type Database = PrismaClient;
/** A transaction, or the client itself where one statement is enough. */
export type Transaction = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'
>;

const shared = processWide<{ client?: PrismaClient }>('database', () => ({}));

/** The one Prisma client of this process, connected on first use. */
export function db(): PrismaClient {
  shared.client ??= openDatabase();
  return shared.client;
}

/** Closes every connection; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  await shared.client?.$disconnect();
  shared.client = undefined;
}

function openDatabase(): PrismaClient {
  const { DATABASE_URL, DATABASE_CONNECTIONS } = config();
  return new PrismaClient({
    // Many at once wait for each other's connections; two seconds are soon over on a busy machine.
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
    adapter: new PrismaPg(
      {
        ...poolOptions(),
        max: DATABASE_CONNECTIONS,
        onConnect: planAlongIndexes,
      },
      { schema: DATABASE_URL && schemaIn(DATABASE_URL) },
    ),
  });
}

/**
 * Every query of ours reads the rows of one account along an index. A planner that counts the pages of an
 * index as dear, or whose statistics are old, would read whole tables instead; and what it takes to start
 * parallel workers is more than they save on one account.
 */
async function planAlongIndexes(client: ClientBase): Promise<void> {
  await client.query(
    'SET enable_seqscan = off; SET random_page_cost = 1.1; SET max_parallel_workers_per_gather = 0',
  );
}
