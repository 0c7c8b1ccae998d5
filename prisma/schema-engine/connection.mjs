import { parse } from 'pg-connection-string';

/** The database's URL from the CLI's `--datasource`, which is JSON; else from the environment. */
export function databaseUrl(args, environment = process.env) {
  const given = args.includes('--datasource') ? args[args.indexOf('--datasource') + 1] : undefined;
  const usual = environment.MIGRATION_DATABASE_URL || environment.DATABASE_URL;
  if (!given) return usual;
  return given.startsWith('{') ? (JSON.parse(given).url ?? usual) : given;
}

/**
 * The connection in parts. Not as a `connectionString`: pg lets that win over `database`,
 * so a shadow database would turn out to be the main one.
 */
export function connectionOf(url) {
  if (!url) return {};
  const parts = parse(url);
  return {
    ...parts,
    port: parts.port ? Number(parts.port) : 5432,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  };
}
