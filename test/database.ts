import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { setConfig } from '@/lib/config';

const name = `test_${randomUUID().replaceAll('-', '')}`;

beforeAll(async () => {
  const template = new URL(inject('templateUrl'));
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`);
  template.pathname = `/${name}`;
  setConfig({ DATABASE_URL: template.href, AUTH_SECRET: 'a secret for tests, which guards nothing' });
});

afterAll(async () => {
  const { closeConnections } = await import('@/lib/db/close');
  await closeConnections();
  await administer(`DROP DATABASE ${name} WITH (FORCE)`);
});

async function administer(statement: string): Promise<void> {
  // Not connected to the template: PostgreSQL copies no database that somebody is in.
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
