import { db } from '@/lib/db/client';

/** The oldest major version of PostgreSQL that has what we use. */
export const OLDEST_SERVER = 14;

/** The version of the database server, as it says it. */
export async function serverVersion(): Promise<string> {
  const [row] = await db().$queryRaw<{ server_version: string }[]>`SHOW server_version`;
  return row?.server_version ?? '';
}
