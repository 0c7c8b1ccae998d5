import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import pg, { type ClientBase } from 'pg';
import { CannotStart } from '@/lib/cannot-start';
import { isUpToDate, pendingMigrations } from '@/lib/db/migrations/history';

// Any number, as long as every replica uses the same. Not the one that Prisma's engine locks.
const LOCK = 5_282_539;

/** Applies the migrations that the database lacks, and gives their names. One replica at a time. */
export async function migrate(url: string, root = process.cwd()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Without the lock first: a replica that has nothing to do waits for nobody. Nothing else is judged
    // without it: what another replica is applying looks like one that failed half-way.
    if (await isUpToDate(client, root)) return [];
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const pending = await pendingMigrations(client, root);
    if (pending.length === 0) return [];
    await deploy(url, root);
    const left = await pendingMigrations(client, root);
    if (left.length > 0)
      throw new CannotStart(
        `The database still lacks the migration ${left[0]}: run npx prisma migrate deploy.`,
      );
    return pending;
  } finally {
    // Gives the lock back as well.
    await client.end();
  }
}

/** Waits for whoever is migrating this database now. */
export async function whenNobodyMigrates(client: ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_lock_shared($1)', [LOCK]);
  await client.query('SELECT pg_advisory_unlock_shared($1)', [LOCK]);
}

function deploy(url: string, root: string): Promise<void> {
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const env = { ...process.env, DATABASE_URL: url };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [prisma, 'migrate', 'deploy'], { cwd: root, env }, (error, stdout, stderr) => {
      if (error)
        reject(new CannotStart(`The database could not be migrated: ${reasonIn(`${stdout}\n${stderr}`)}`));
      else resolve();
    });
  });
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
