import { db } from '@/lib/db/client';
import { lookUp } from '@/lib/db/lookup/lookup';
import { ownMigrations } from '@/lib/db/migrations/history';
import { type Hindrance, hindranceOf } from '@/lib/db/unavailable';

export type Readiness = {
  database: 'answers' | Hindrance;
  migrations: 'applied' | 'pending' | 'unknown';
};

const KEPT_MS = 1000;
/** The digest of nothing that anybody could send. */
const NO_DIGEST = '00'.repeat(32);

let last: { at: number; reading: Promise<Readiness> } | undefined;

/**
 * Whether the database can serve requests now: verification by its own connections, and changes. Read at
 * most once a second, however many ask, because anybody may.
 */
export function readiness(): Promise<Readiness> {
  const now = performance.now();
  if (!last || now - last.at >= KEPT_MS) last = { at: now, reading: readReadiness() };
  return last.reading;
}

async function readReadiness(): Promise<Readiness> {
  try {
    const applied = await appliedMigrations();
    if (ownMigrations(process.cwd()).some((name) => !applied.includes(name)))
      return { database: 'answers', migrations: 'pending' };
    await Promise.all([assertWritable(), lookUp(NO_DIGEST)]);
    return { database: 'answers', migrations: 'applied' };
  } catch (error) {
    return { database: hindranceOf(error), migrations: 'unknown' };
  }
}

/** Throws as a change would: a server in recovery, or one set so, makes every transaction read-only. */
async function assertWritable(): Promise<void> {
  // Fails with 25006 where it cannot write, and leaves nothing: no row has this id.
  await db().$executeRaw`UPDATE installation SET value = value WHERE false`;
}

/** The names of the migrations that the database has; none when it was never migrated. */
async function appliedMigrations(): Promise<string[]> {
  const [table] = await db().$queryRaw<
    { found: boolean }[]
  >`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`;
  if (!table?.found) return [];
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map((row) => row.name);
}
