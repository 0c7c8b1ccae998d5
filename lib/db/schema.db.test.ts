import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { config, setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';
import { closeConnections } from '@/lib/db/close';
import { lookUp } from '@/lib/db/lookup/lookup';
import { prepareDatabase } from '@/lib/db/roles/prepare';
import { writeUses } from '@/lib/db/use-writer';
import { otherDatabase, testDatabase } from '@/test/addresses';
import { statement } from '@/test/statement';

let name: string;
let usual: string | undefined;

beforeEach(async () => {
  usual = config().DATABASE_URL;
  name = `schema_${randomUUID().replaceAll('-', '')}`;
  await administer(`CREATE DATABASE ${name} OWNER latchkey_owner`);
});

afterEach(async () => {
  await closeConnections();
  setConfig({ DATABASE_URL: usual ?? '', MIGRATION_DATABASE_URL: '' });
  await administer(`DROP DATABASE ${name} WITH (FORCE)`);
});

const administer = (text: string) => statement(testDatabase().superuserUrl, text);

/** Starts on the database, as the server does, with `query` in both addresses; twice, as after a restart. */
async function start(query = ''): Promise<void> {
  const { url, ownerUrl } = otherDatabase(name);
  setConfig({ DATABASE_URL: url + query, MIGRATION_DATABASE_URL: ownerUrl + query });
  const { DATABASE_URL: application = '', MIGRATION_DATABASE_URL: owner = '' } = config();
  // As workers get it: through the environment.
  setConfig({ DATABASE_URL: application, MIGRATION_DATABASE_URL: '' });
  expect(await prepareDatabase({ owner, application })).not.toEqual([]);
  expect(await prepareDatabase({ owner, application })).toEqual([]);
}

/** Uses every kind of client once, and gives the schemas that hold tables. */
async function schemasInUse(): Promise<unknown[]> {
  const account = await db().account.create({ data: { username: 'ada', passwordHash: 'x' } });
  expect(await db().$queryRaw`SELECT username FROM account`).toEqual([{ username: 'ada' }]);
  await db().$transaction((tx) => tx.account.update({ where: { id: account.id }, data: { plan: 'other' } }));
  await writeUses([{ id: randomUUID(), at: 1, address: null }], { evenWithinTheMinute: true });
  expect(await lookUp('ab'.repeat(32))).toBeFalsy();
  const rows = await statement<{ schema: string }>(
    otherDatabase(name).superuserUrl,
    "SELECT DISTINCT schemaname AS schema FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
  );
  return rows.map(({ schema }) => schema);
}

test('the tables are in public unless the address says otherwise', async () => {
  await start();
  expect(await schemasInUse()).toEqual(['public']);
});

test('?schema=… moves migrations and every client there, and makes the schema', async () => {
  await start('?schema=tokens');
  expect(await schemasInUse()).toEqual(['tokens']);
});

test('a schema that cannot be made is one clear line', async () => {
  const { url } = otherDatabase(name);
  const application = `${url}?schema=tokens`;
  await expect(prepareDatabase({ owner: application, application })).rejects.toThrow(
    /^The database has no schema tokens, and it cannot be made \(.+\): make it, .+$/,
  );
});

test('schemas named like the roles change nothing', async () => {
  await statement(
    otherDatabase(name).superuserUrl,
    'CREATE SCHEMA latchkey_owner AUTHORIZATION latchkey_owner; CREATE SCHEMA latchkey_app AUTHORIZATION latchkey_app',
  );
  await start();
  expect(await schemasInUse()).toEqual(['public']);
});

test('a search_path of the database or of a role changes nothing', async () => {
  const { superuserUrl } = otherDatabase(name);
  await statement(superuserUrl, 'CREATE SCHEMA other AUTHORIZATION latchkey_owner');
  await statement(superuserUrl, 'GRANT ALL ON SCHEMA other TO latchkey_app');
  await statement(superuserUrl, `ALTER DATABASE ${name} SET search_path = other`);
  await statement(superuserUrl, `ALTER ROLE latchkey_app IN DATABASE ${name} SET search_path = other`);
  await start();
  expect(await schemasInUse()).toEqual(['public']);
});

test('PGOPTIONS in the environment changes nothing', async () => {
  await statement(otherDatabase(name).superuserUrl, 'CREATE SCHEMA other AUTHORIZATION latchkey_owner');
  process.env.PGOPTIONS = '-c search_path=other';
  try {
    await start();
    expect(await schemasInUse()).toEqual(['public']);
  } finally {
    delete process.env.PGOPTIONS;
  }
});
