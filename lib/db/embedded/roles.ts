import pg, { type ClientBase } from 'pg';
import { ROLES } from '@/lib/db/embedded/passwords';

export const DATABASE = 'latchkey';

/** The passwords of the two roles that work with the database. */
export type Passwords = { owner: string; application: string };

/**
 * Makes the database and its two roles, or brings those of an older version into this form. `connect` opens
 * a connection of the superuser to the database of that name.
 */
export async function makeRoles(
  connect: (database: string) => Promise<pg.Client>,
  passwords: Passwords,
): Promise<void> {
  const server = await connect('postgres');
  try {
    await makeRole(server, ROLES.owner, passwords.owner);
    await makeRole(server, ROLES.application, passwords.application);
    await makeDatabase(server);
  } finally {
    await server.end();
  }
  const database = await connect(DATABASE);
  try {
    await handOver(database);
  } finally {
    await database.end();
  }
}

async function makeRole(client: ClientBase, role: string, password: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (found.rowCount === 0) await client.query(`CREATE ROLE ${role}`);
  await client.query(
    `ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD ${pg.escapeLiteral(password)}`,
  );
}

async function makeDatabase(client: ClientBase): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${ROLES.owner}`);
  await client.query(`ALTER DATABASE ${DATABASE} OWNER TO ${ROLES.owner}`);
  await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${ROLES.application}`);
}

/** Older versions, and restores of a dump, made tables as the superuser. A table's sequences go with it. */
async function handOver(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', 'public', relname) AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND relowner <> $1::regrole`,
    [ROLES.owner],
  );
  await client.query('BEGIN');
  for (const { name } of rows) await client.query(`ALTER TABLE ${name} OWNER TO ${ROLES.owner}`);
  await client.query('COMMIT');
}
