import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { CannotStart } from '@/lib/cannot-start';

/** PostgreSQL's code for a privilege that is missing. */
const NOT_PERMITTED = '42501';

/** Runs a statement without parameters, on any kind of connection. */
type Query = (text: string) => Promise<Record<string, unknown>[]>;
type Applied = { name: string; finished: boolean };

/** The migrations that this version brings, oldest first. */
export function ownMigrations(root: string): string[] {
  const entries = readdirSync(join(root, 'prisma/migrations'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Whether the database has exactly our migrations, all finished; needs no lock, and judges nothing else. */
export async function isUpToDate(client: ClientBase, root: string): Promise<boolean> {
  const own = ownMigrations(root);
  const applied = await appliedMigrations((text) => client.query(text).then(({ rows }) => rows));
  return (
    applied !== null &&
    applied.length === own.length &&
    applied.every(({ name, finished }) => finished && own.includes(name))
  );
}

/** Those that the database still lacks. Throws CannotStart for a database that this version must not touch. */
export async function pendingMigrations(client: ClientBase, root: string): Promise<string[]> {
  const own = ownMigrations(root);
  const applied = await appliedMigrations((text) => client.query(text).then(({ rows }) => rows));
  if (!applied)
    throw new CannotStart(
      'The role of DATABASE_URL may not read the tables yet: start the server once with MIGRATION_DATABASE_URL, which lets it.',
    );
  const failed = applied.find((migration) => !migration.finished);
  if (failed) {
    throw new CannotStart(
      `Migration ${failed.name} failed half-way in this database: restore your backup, or repair it and run npx prisma migrate resolve.`,
    );
  }
  const unknown = applied.find((migration) => !own.includes(migration.name));
  if (unknown) {
    throw new CannotStart(
      `This database belongs to a newer Latchkey (migration ${unknown.name}): start that version, or restore a backup.`,
    );
  }
  return own.filter((name) => !applied.some((migration) => migration.name === name));
}

/** The migrations that the database has. Null when this role may not read them: it is the application's, and nothing was granted to it yet. */
export async function appliedMigrations(query: Query): Promise<Applied[] | null> {
  const [table] = await query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found");
  if (!table?.found) return [];
  try {
    const rows = await query(
      'SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    return rows as Applied[];
  } catch (error) {
    if ((error as { code?: string }).code === NOT_PERMITTED) return null;
    throw error;
  }
}
