import pg from 'pg';

const CODE_OF_MISSING_DATABASE = '3D000';

/** The engine's sub-commands `can-connect-to-database`, `create-database` and `drop-database`; returns the exit code. */
export async function manageDatabase(command, connection) {
  const name = pg.escapeIdentifier(connection.database ?? 'postgres');
  try {
    if (command === 'can-connect-to-database') await run(connection, 'SELECT 1');
    else if (command === 'create-database')
      await run({ ...connection, database: 'postgres' }, `CREATE DATABASE ${name}`);
    else if (command === 'drop-database')
      await run({ ...connection, database: 'postgres' }, `DROP DATABASE ${name} WITH (FORCE)`);
    else throw new Error(`The schema engine has no command "${command}".`);
    return 0;
  } catch (error) {
    report(error, connection);
    return 1;
  }
}

async function run(connection, statement) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * The CLI finds the error's code in a log line of this form, and skips the first line, which is the
 * native engine's greeting. P1003 leads it to create the database.
 */
function report(error, { host, port, database }) {
  const missing = error.code === CODE_OF_MISSING_DATABASE;
  const message = missing
    ? `Database \`${database}\` does not exist on the database server at \`${host}:${port}\`.`
    : `Can't reach database server at \`${host}:${port}\`: ${error.message || error.code}`;
  const fields = { message, error_code: missing ? 'P1003' : 'P1001' };
  log({ level: 'INFO', fields: { message: 'Starting schema engine CLI' } });
  log({ level: 'ERROR', fields });
}

function log(line) {
  process.stderr.write(`${JSON.stringify({ target: 'schema_engine::logger', ...line })}\n`);
}
