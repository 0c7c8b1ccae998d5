import { expect, test } from 'vitest';
import { grantToApplication } from '@/lib/db/roles/grant';
import { prepareDatabase } from '@/lib/db/roles/prepare';
import { anAccount } from '@/lib/testing/accounts';
import { testDatabase } from '@/test/addresses';
import { statement, withClient } from '@/test/statement';

const DATA = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'];

/** What the application's role may do with each table. A new table needs a row here. */
const expected: Record<string, string[]> = {
  _prisma_migrations: ['SELECT'],
  account: DATA,
  audit_event: ['SELECT', 'INSERT'],
  idempotency_key: DATA,
  installation: DATA,
  session: DATA,
  sign_in_throttle: DATA,
  token: DATA,
  token_use: DATA,
};

const PRIVILEGES = [...DATA, 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'];

/** The tables of the database, each with what the role of `url` may do with it, with a column of it as well. */
async function privileges(url: string): Promise<Record<string, string[]>> {
  const rows = await statement<{ name: string; granted: string[] }>(
    url,
    `SELECT relname AS name, ARRAY(
       SELECT p FROM unnest($1::text[]) p WHERE has_table_privilege(c.oid, p) OR
         CASE WHEN p IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN has_any_column_privilege(c.oid, p) END
     ) AS granted
     FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`,
    [PRIVILEGES],
  );
  return Object.fromEntries(rows.map(({ name, granted }) => [name, granted]));
}

test('the application has on every table what the table here says, and nothing else', async () => {
  expect(await privileges(testDatabase().url)).toEqual(expected);
});

test('the application owns nothing, makes nothing, and has no power over roles and databases', async () => {
  const [role] = await statement(
    testDatabase().url,
    `SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
       (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns,
       (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS "memberOf",
       has_schema_privilege('public', 'CREATE') AS "makesTables",
       has_database_privilege(current_database(), 'CREATE') AS "makesSchemas"
     FROM pg_roles r WHERE rolname = current_user`,
  );
  expect(Object.values(role ?? {}).filter(Boolean)).toEqual([]);
});

test.each([
  'UPDATE audit_event SET deed = deed',
  'UPDATE audit_event SET actor_name = $$nobody$$ WHERE false',
  'DELETE FROM audit_event',
  'TRUNCATE audit_event',
  'TRUNCATE account CASCADE',
  'DROP TABLE audit_event',
  'ALTER TABLE audit_event DISABLE TRIGGER ALL',
  'ALTER TABLE token DROP CONSTRAINT token_digest_form',
  'CREATE TABLE public.mine (x int)',
  'CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS $$SELECT 1$$',
  'DELETE FROM _prisma_migrations',
  "COPY token TO PROGRAM 'cat'",
  "SELECT pg_read_file('/etc/passwd')",
  'SET ROLE latchkey_owner',
])('the application may not: %s', async (text) => {
  await expect(statement(testDatabase().url, text)).rejects.toThrow(/permission denied|must be owner/);
});

test('neither deleting an account nor changing its id reaches its audit events', async () => {
  const { url } = testDatabase();
  const { accountId } = await anAccount();
  const events = () => statement(url, 'SELECT id, deed FROM audit_event WHERE account_id = $1', [accountId]);
  const before = await events();
  expect(before).toHaveLength(1);
  await statement(url, 'UPDATE account SET id = gen_random_uuid() WHERE id = $1', [accountId]);
  expect(await events()).toEqual(before);
  await statement(url, 'DELETE FROM account');
  expect(await events()).toEqual(before);
});

test('a table that a later migration makes can be used before anything was granted, and is set right after', async () => {
  const { url, ownerUrl } = testDatabase();
  await statement(ownerUrl, 'CREATE TABLE later (id serial PRIMARY KEY)');
  try {
    await statement(url, 'INSERT INTO later DEFAULT VALUES');
    await statement(ownerUrl, 'GRANT TRUNCATE ON later TO latchkey_app');
    await statement(ownerUrl, 'GRANT UPDATE (deed) ON audit_event TO latchkey_app');
    await statement(ownerUrl, 'REVOKE SELECT ON account FROM latchkey_app');
    await prepareDatabase({ owner: ownerUrl, application: url });
    expect(await privileges(url)).toEqual({ ...expected, later: DATA });
  } finally {
    await statement(ownerUrl, 'DROP TABLE later');
  }
});

test('replicas that start together grant without getting in each other’s way, and rewrite nothing that is right', async () => {
  const { url, ownerUrl } = testDatabase();
  const both = { owner: ownerUrl, application: url };
  const versions = () =>
    statement(
      ownerUrl,
      "SELECT relname, xmin::text FROM pg_class WHERE relnamespace = 'public'::regnamespace",
    );
  await statement(ownerUrl, 'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM latchkey_app');
  await Promise.all(
    Array.from({ length: 5 }, () => withClient(ownerUrl, (c) => grantToApplication(c, 'latchkey_app'))),
  );
  expect(await privileges(url)).toEqual(expected);
  const granted = await versions();
  await prepareDatabase(both);
  expect(await versions()).toEqual(granted);
});
