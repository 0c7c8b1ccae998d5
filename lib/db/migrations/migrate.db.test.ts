import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '@/lib/db/migrations/migrate';
import { otherDatabase, testDatabase } from '@/test/addresses';
import { statement } from '@/test/statement';

let name: string;
let url: string;

beforeEach(async () => {
  name = `empty_${randomUUID().replaceAll('-', '')}`;
  await statement(testDatabase().superuserUrl, `CREATE DATABASE ${name} OWNER latchkey_owner`);
  url = otherDatabase(name).ownerUrl;
});

afterEach(() => statement(testDatabase().superuserUrl, `DROP DATABASE ${name} WITH (FORCE)`));

test('replicas that start together on an empty database migrate it once', async () => {
  const results = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(results.filter((applied) => applied.length > 0)).toHaveLength(1);
  const [row] = await statement(url, 'SELECT count(*)::int AS tables FROM token, account');
  expect(row).toEqual({ tables: 0 });
  expect(await migrate(url)).toEqual([]);
});

test('a database of a newer version is left alone', async () => {
  await migrate(url);
  await statement(
    url,
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())",
  );
  await expect(migrate(url)).rejects.toThrow('belongs to a newer Latchkey (migration 29990101000000_later)');
});

test('a migration that failed half-way is told, not tried again', async () => {
  await migrate(url);
  await statement(url, 'UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(migrate(url)).rejects.toThrow('failed half-way in this database');
});
