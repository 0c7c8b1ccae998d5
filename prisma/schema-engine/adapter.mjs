import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { readCharColumns } from './char-columns.mjs';

/** How the engine reaches the database, and the shadow database it tries migrations on. */
export function schemaAdapter(connection) {
  return bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(connection),
    connectToShadowDb: () => connectToShadow(connection),
  });
}

async function connect(connection) {
  const options = connection.schema ? { schema: connection.schema } : undefined;
  const adapter = readCharColumns(await new PrismaPg(connection, options).connect());
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolation) => readCharColumns(await startTransaction(isolation));
  // The adapter cuts scripts at every semicolon, also inside strings and functions. Sent whole,
  // PostgreSQL cuts them itself, and runs a migration as one transaction: all of it or nothing.
  adapter.executeScript = async (script) => {
    await adapter
      .underlyingDriver()
      .query(script)
      .catch((error) => adapter.onError(error));
  };
  return adapter;
}

async function connectToShadow(connection) {
  const name = `latchkey_shadow_${randomUUID()}`;
  await administer(connection, `CREATE DATABASE "${name}" TEMPLATE template0`);
  const shadow = await connect({ ...connection, database: name });
  const close = shadow.dispose.bind(shadow);
  // Connections first: PostgreSQL drops no database that somebody is connected to.
  shadow.dispose = async () => {
    await close();
    await administer(connection, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  };
  return shadow;
}

async function administer(connection, statement) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
