import type { Transaction } from '@/lib/db/client';

/** The instant by the database's clock, the one that decides, so that replicas agree; in milliseconds, rounded as columns are. */
export async function databaseTime(tx: Transaction): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp()::timestamptz(3) AS now`;
  const now = rows[0]?.now;
  if (!now) throw new Error('The database gave no time.');
  return now;
}
