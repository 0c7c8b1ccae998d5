import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { ClientBase } from 'pg';
import { CannotStart } from '@/lib/cannot-start';
import { schemaIn } from '@/lib/database-url';
import { isUpToDate, pendingMigrations } from '@/lib/db/migrations/history';
import { connectTo } from '@/lib/db/pool/connect';
import { endClient } from '@/lib/db/pool/end-client';

// Any number, as long as every replica uses the same. Not the one that Prisma's engine locks.
const LOCK = 5_282_539;

/**
 * Applies the migrations that the database lacks, and gives their names. One replica at a time. `afterwards`
 * runs on the same connection, before others find the database migrated.
 */
export async function migrate(
  url: string,
  root = process.cwd(),
  afterwards: (client: ClientBase) => Promise<void> = async () => {},
): Promise<string[]> {
  const client = await connectTo(url);
  try {
    // Without the lock first: a replica that has nothing to do waits for nobody. Nothing else is judged
    // without it: what another replica is applying looks like one that failed half-way.
    const applied = (await isUpToDate(client, root)) ? [] : await applyPending(client, url, root);
    await afterwards(client);
    return applied;
  } finally {
    // Gives the lock back as well.
    await endClient(client);
  }
}

async function applyPending(client: ClientBase, url: string, root: string): Promise<string[]> {
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  await makeSchema(client, schemaIn(url));
  const pending = await pendingMigrations(client, root);
  if (pending.length === 0) return [];
  await assertMayMigrate(client, pending[0] ?? '');
  await deploy(url, root);
  const left = await pendingMigrations(client, root);
  if (left.length > 0)
    throw new CannotStart(
      `The database still lacks the migration ${left[0]}: run npx prisma migrate deploy.`,
    );
  return pending;
}

/** Waits for whoever is migrating this database now. */
export async function whenNobodyMigrates(client: ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_lock_shared($1)', [LOCK]);
  await client.query('SELECT pg_advisory_unlock_shared($1)', [LOCK]);
}

/** Makes the schema of the tables where there is none, as one that `?schema=` names for the first time. */
async function makeSchema(client: ClientBase, schema: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
  if (found.rowCount) return;
  await client.query(`CREATE SCHEMA ${client.escapeIdentifier(schema)}`).catch((error: Error) => {
    throw new CannotStart(
      `The database has no schema ${schema}, and it cannot be made (${error.message}): make it, owned by the role that migrates.`,
    );
  });
}

/** Throws CannotStart when this is the application's role, which may make and change no tables. */
async function assertMayMigrate(client: ClientBase, first: string): Promise<void> {
  const { rows } = await client.query<{ role: string; may: boolean }>(`
    SELECT current_user AS role, has_schema_privilege(current_schema(), 'CREATE') AND coalesce(
      (SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('_prisma_migrations')), true
    ) AS may`);
  if (rows[0]?.may) return;
  throw new CannotStart(
    `The database lacks the migration ${first}, and its role ${rows[0]?.role} may not apply it: set MIGRATION_DATABASE_URL to the address of the role that owns the tables, or let this role make tables in the schema.`,
  );
}

async function deploy(url: string, root: string): Promise<void> {
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const child = spawn(process.execPath, [prisma, 'migrate', 'deploy'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, MIGRATION_DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // In a session of its own, which Ctrl-C does not reach: it must not end in the middle of a migration.
    detached: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += chunk;
    });
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new CannotStart(`The database could not be migrated: ${reasonIn(printed) || String(code)}`);
}

function reasonIn(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return lines
    .slice(
      Math.max(
        0,
        lines.findIndex((line) => /error/i.test(line)),
      ),
    )
    .join(' ');
}
