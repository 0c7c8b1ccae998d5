import { db } from '@/lib/db/client';
import { lookUp } from '@/lib/db/lookup/lookup';
import { appliedMigrations, ownMigrations } from '@/lib/db/migrations/history';
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
    const applied = await appliedMigrations((text) => db().$queryRawUnsafe(text));
    const finished = applied?.filter((one) => one.finished).map(({ name }) => name);
    if (ownMigrations(process.cwd()).some((name) => !finished?.includes(name)))
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
