import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { config } from '@/lib/config';
import { migrate } from '@/lib/db/migrations/migrate';

let url: URL;

beforeEach(async () => {
  url = new URL(config().DATABASE_URL ?? '');
  url.pathname = `/empty_${randomUUID().replaceAll('-', '')}`;
  await run(config().DATABASE_URL ?? '', `CREATE DATABASE ${url.pathname.slice(1)}`);
});

afterEach(() => run(config().DATABASE_URL ?? '', `DROP DATABASE ${url.pathname.slice(1)} WITH (FORCE)`));

test('replicas that start together on an empty database migrate it once', async () => {
  const results = await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)]);
  expect(results.filter((applied) => applied.length > 0)).toHaveLength(1);
  const [row] = await run(url.href, 'SELECT count(*)::int AS tables FROM token, account');
  expect(row).toEqual({ tables: 0 });
  expect(await migrate(url.href)).toEqual([]);
});

test('a database of a newer version is left alone', async () => {
  await migrate(url.href);
  await run(
    url.href,
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())",
  );
  await expect(migrate(url.href)).rejects.toThrow(
    'belongs to a newer Latchkey (migration 29990101000000_later)',
  );
});

test('a migration that failed half-way is told, not tried again', async () => {
  await migrate(url.href);
  await run(url.href, 'UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(migrate(url.href)).rejects.toThrow('failed half-way in this database');
});

async function run(database: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
