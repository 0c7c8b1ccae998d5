import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isUpToDate } from '@/lib/db/migrations/history';
import { whenNobodyMigrates } from '@/lib/db/migrations/migrate';
import { prepareDatabase } from '@/lib/db/roles/prepare';
import { otherDatabase, testDatabase } from '@/test/addresses';
import { statement, withClient } from '@/test/statement';

let name: string;

beforeEach(async () => {
  name = `empty_${randomUUID().replaceAll('-', '')}`;
  await statement(testDatabase().superuserUrl, `CREATE DATABASE ${name} OWNER latchkey_owner`);
});

afterEach(() => statement(testDatabase().superuserUrl, `DROP DATABASE ${name} WITH (FORCE)`));

test('an empty database is migrated by its owner, and the application works with it at once', async () => {
  const { url, ownerUrl } = otherDatabase(name);
  expect(await prepareDatabase({ owner: ownerUrl, application: url })).not.toEqual([]);
  expect(await statement(url, 'SELECT * FROM account')).toEqual([]);
  const [owner] = await statement(url, "SELECT tableowner FROM pg_tables WHERE tablename = 'audit_event'");
  expect(owner).toEqual({ tableowner: 'latchkey_owner' });
});

test('one address for both still works, and owns the tables', async () => {
  const { ownerUrl } = otherDatabase(name);
  await prepareDatabase({ owner: ownerUrl, application: ownerUrl });
  expect(await statement(ownerUrl, 'DELETE FROM audit_event')).toEqual([]);
});

test('an application that is to migrate by itself is told in one line which address is missing', async () => {
  const { url } = otherDatabase(name);
  const refused = prepareDatabase({ owner: url, application: url });
  await expect(refused).rejects.toThrow(
    /^The database lacks the migration \w+, and its role latchkey_app may not apply it: set MIGRATION_DATABASE_URL .+$/,
  );
});

test('a replica that has only the application’s address starts once all is migrated', async () => {
  const { url, ownerUrl } = otherDatabase(name);
  await prepareDatabase({ owner: ownerUrl, application: url });
  expect(await prepareDatabase({ owner: url, application: url })).toEqual([]);
});

test('who waits for the migrations finds the tables open to the application as soon as they are there', async () => {
  const { url, ownerUrl } = otherDatabase(name);
  const preparing = prepareDatabase({ owner: ownerUrl, application: url });
  const seen = await withClient(url, async (client) => {
    while (!(await isUpToDate(client, process.cwd()))) await whenNobodyMigrates(client);
    return client.query('SELECT * FROM account');
  });
  expect(seen.rows).toEqual([]);
  await preparing;
});

test('a role that was granted nothing yet is told in one line what to do', async () => {
  const { url, ownerUrl } = otherDatabase(name);
  await prepareDatabase({ owner: ownerUrl, application: ownerUrl });
  await expect(prepareDatabase({ owner: url, application: url })).rejects.toThrow(
    /^The role of DATABASE_URL may not read the tables yet: .+MIGRATION_DATABASE_URL.+$/,
  );
});

test('two addresses that lead to two databases are refused in one line', async () => {
  const application = testDatabase().url;
  await expect(prepareDatabase({ owner: otherDatabase(name).ownerUrl, application })).rejects.toThrow(
    /^DATABASE_URL and MIGRATION_DATABASE_URL lead to two databases: .+$/,
  );
});

test('a role that has its tables from an older version gives them up to the application it is told of', async () => {
  const { url, ownerUrl } = otherDatabase(name);
  await prepareDatabase({ owner: ownerUrl, application: ownerUrl });
  await statement(
    ownerUrl,
    "INSERT INTO audit_event (deed, actor_kind, actor_name) VALUES ('x', 'account', 'x')",
  );
  await prepareDatabase({ owner: ownerUrl, application: url });
  expect(await statement(url, 'SELECT deed FROM audit_event')).toEqual([{ deed: 'x' }]);
  await expect(statement(url, 'DELETE FROM audit_event')).rejects.toThrow('permission denied');
});
