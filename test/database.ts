import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import { setConfig } from '@/lib/config';
import { otherDatabase } from '@/test/addresses';
import { statement } from '@/test/statement';

const name = `test_${randomUUID().replaceAll('-', '')}`;

beforeAll(async () => {
  const template = new URL(inject('template').url).pathname.slice(1);
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER latchkey_owner`);
  // As the server has it: the role of the application, and no other.
  setConfig({
    DATABASE_URL: otherDatabase(name).url,
    MIGRATION_DATABASE_URL: '',
    AUTH_SECRET: 'a secret for tests, which guards nothing',
  });
});

afterAll(async () => {
  const { closeConnections } = await import('@/lib/db/close');
  await closeConnections();
  await administer(`DROP DATABASE ${name} WITH (FORCE)`);
});

function administer(text: string): Promise<unknown> {
  // Not connected to the template: PostgreSQL copies no database that somebody is in.
  return statement(otherDatabase('postgres').superuserUrl, text);
}
