import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { testDatabase } from '@/test/addresses';
import { statement } from '@/test/statement';

const script = readFileSync(join(import.meta.dirname, 'postgres/application-role.sql'), 'utf8');
const { services } = parse(readFileSync(join(import.meta.dirname, 'compose.yaml'), 'utf8'));

test('the containers work with two roles, and the server has only the second one to serve with', () => {
  const { DATABASE_URL, MIGRATION_DATABASE_URL } = services.latchkey.environment;
  expect(DATABASE_URL).toMatch(/^postgresql:\/\/latchkey_app:\$\{APPLICATION_PASSWORD/);
  expect(MIGRATION_DATABASE_URL).toMatch(/^postgresql:\/\/latchkey:\$\{POSTGRES_PASSWORD/);
  expect(services.database.environment).toHaveProperty('APPLICATION_PASSWORD');
  expect(services.database.volumes).toContain(
    './postgres/application-role.sql:/docker-entrypoint-initdb.d/application-role.sql:ro',
  );
});

test('the script of the image makes a role that can sign in, and can do nothing yet', async () => {
  const { superuserUrl, url } = testDatabase();
  const name = new URL(url).pathname.slice(1);
  // As psql would have it: its own line read, and the variable put in.
  const sql = script
    .replace('\\getenv password APPLICATION_PASSWORD', '')
    .replaceAll(":'password'", pg.escapeLiteral("it's one"))
    .replaceAll('DATABASE latchkey ', `DATABASE ${name} `)
    .replaceAll('latchkey_app', 'container_app');
  expect(sql).not.toMatch(/\\|:'/);
  await statement(superuserUrl, sql);
  const address = Object.assign(new URL(url), { username: 'container_app', password: "it's one" });
  await expect(statement(address.href, 'SELECT * FROM account')).rejects.toThrow('permission denied');
  await statement(superuserUrl, 'DROP OWNED BY container_app; DROP ROLE container_app');
});
