import { type Finding, good, warning, wrong } from '@/lib/cli/doctor/finding';
import { db } from '@/lib/db/client';
import { OLDEST_SERVER } from '@/lib/db/server-version';

/** By the database's clock tokens expire; by the system's, people and logs tell the time. */
const SKEW = { warning: 2, wrong: 60 };

/** What is right and wrong with a database that answers and has every migration. */
export async function checkDatabase(): Promise<Finding[]> {
  const [facts] = await db().$queryRaw<{ version: number; readOnly: string; bytes: bigint }[]>`
    SELECT current_setting('server_version_num')::int / 10000 AS version,
           current_setting('transaction_read_only') AS "readOnly",
           pg_database_size(current_database()) AS bytes`;
  const { version = 0, readOnly = '', bytes = 0n } = facts ?? {};
  const where = `PostgreSQL ${version}, ${Math.round(Number(bytes) / 1_048_576)} MB`;
  return [
    version >= OLDEST_SERVER
      ? good('database', `${where}, with every migration.`)
      : wrong('database', `${where} is too old.`, `Move to PostgreSQL ${OLDEST_SERVER} or newer.`),
    ...(readOnly === 'on'
      ? [
          wrong(
            'database',
            'It is read-only: a standby, where a revoked token could still pass.',
            'Let DATABASE_URL lead to the primary.',
          ),
        ]
      : []),
    await checkClock(),
  ];
}

/** Whether the session-signing key is kept in the database. */
export async function authSecretIsKept(): Promise<boolean> {
  return (await db().installation.count({ where: { key: 'auth_secret' } })) > 0;
}

async function checkClock(): Promise<Finding> {
  const before = Date.now();
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const middle = (before + Date.now()) / 2;
  return clockFinding(((row?.now.getTime() ?? 0) - middle) / 1000);
}

/** What a difference between the two clocks, in seconds, means. */
export function clockFinding(seconds: number): Finding {
  const size = Math.abs(seconds);
  const says = `The database’s clock is ${size.toFixed(1)} s ${seconds < 0 ? 'behind' : 'ahead of'} this machine’s.`;
  const remedy = 'Let both machines keep time by NTP; tokens expire by the database’s clock.';
  if (size >= SKEW.wrong) return wrong('clock', says, remedy);
  return size >= SKEW.warning ? warning('clock', says, remedy) : good('clock', says);
}
