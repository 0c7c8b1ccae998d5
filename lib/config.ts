import { availableParallelism } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';
import { defaultHost } from '@/lib/address/host';
import { pinAddress, schemaIn } from '@/lib/database-url';
import { limitSettings, wholeNumber } from '@/lib/limits';

/** Of its own accord: where there are many processors, more than verification is there for them. */
const MOST_WORKERS = 4;

const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Paris');

/** Address of a PostgreSQL database, by which everybody finds the same schema. */
const databaseUrl = (example: string) =>
  z
    .url({ protocol: /^postgres(ql)?$/, error: `must look like postgresql://${example}@host:5432/name` })
    .transform((url, context) => {
      try {
        return pinAddress(url);
      } catch (error) {
        context.addIssue((error as Error).message);
        return z.NEVER;
      }
    });

/** The address that people type: without what an address of a whole site cannot have, nor a slash at its end. */
const publicUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address such as https://tokens.example.com' })
  .transform((address) => new URL(address))
  .refine(({ username, password, search, hash }) => !(username || password || search || hash), {
    error: 'must have no user, no “?” and no “#”',
  })
  .refine(({ pathname }) => /^\/?(?:[\w.-]+\/)*[\w.-]*$/.test(pathname), {
    error: 'may have a path of letters, digits, “.”, “_” and “-”, such as https://example.com/latchkey',
  })
  .transform(({ href }) => href.replace(/\/+$/, ''));

/** Every setting, from the environment. The table in the README is checked against this schema. */
export const settings = z.object({
  PORT: wholeNumber(1, 65_535).default(3000).describe('Port that the server listens on.'),
  HOST: z
    .string()
    .optional()
    .describe(
      'Address that the server listens on. Unset: 127.0.0.1, this machine alone; with TLS_CERT or an https PUBLIC_URL 0.0.0.0, every address.',
    ),
  PUBLIC_URL: publicUrl
    .optional()
    .describe(
      'Address under which people reach the server. Set it behind a proxy; an https address makes cookies Secure. May have a path, such as https://example.com/latchkey; the pages are then built for it.',
    ),
  WORKERS: wholeNumber(1, 64)
    .default(() => Math.min(availableParallelism(), MOST_WORKERS))
    .describe('Processes that answer requests. Unset: one for each processor, but no more than four.'),
  DATABASE_URL: databaseUrl('user:password')
    .optional()
    .describe('PostgreSQL 14 or newer. Unset: an embedded server under the data folder.'),
  MIGRATION_DATABASE_URL: databaseUrl('owner:password')
    .optional()
    .describe(
      'The same database, as the role that owns its tables: for migrations alone. Unset: DATABASE_URL does both.',
    ),
  DATABASE_CONNECTIONS: wholeNumber(2, 200)
    .default(10)
    .describe('Most connections that the pages, and the workers together, each open to the database.'),
  DATA_DIR: z.string().default('.latchkey').describe('Folder of the embedded database and its files.'),
  AUTH_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe(
      'Protects cookies of sessions and of browsers that signed in before. Unset: made at first start and kept in the database, so that replicas agree.',
    ),
  METRICS_TOKEN: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe(
      'Lets programs on other machines read `/api/metrics` with “Authorization: Bearer …”. Unset: this machine alone reads them.',
    ),
  SESSION_DAYS: wholeNumber(1, 365)
    .default(14)
    .describe('Days until a signed-in browser must sign in again.'),
  SESSION_IDLE_HOURS: wholeNumber(1, 8760)
    .default(24)
    .describe('Hours without a request after which a signed-in browser must sign in again.'),
  SERVER_TIME_ZONE: timeZone
    .default(systemTimeZone)
    .describe("Zone of every date shown and picked. Unset: the system's."),
  EXPIRY_WARNING_DAYS: wholeNumber(0, 3650)
    .default(30)
    .describe('Days before its expiry in which a token counts as expiring soon.'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .describe('Addresses or networks, comma-separated, whose X-Forwarded-* headers are believed.'),
  FIRST_RUN: z
    .enum(['demo', 'operator', 'none'])
    .optional()
    .describe(
      'What the first start makes: a demo account with tokens, one operator account, or nothing. Unset: demo on the embedded database, operator on yours.',
    ),
  TLS_CERT: z
    .string()
    .optional()
    .describe('PEM file of the certificate chain. With TLS_KEY: serves HTTPS without a proxy.'),
  TLS_KEY: z.string().optional().describe('PEM file of the private key.'),
  SECOND_PORT: wholeNumber(1, 65_535)
    .optional()
    .describe('One more port with the same service, for clients with a fixed one such as 2083.'),
  ...limitSettings,
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe log line that is written.'),
});

export type Config = z.output<typeof settings> & { HOST: string };

/** Thrown for a setting that cannot be used; its message is one line a person can act on. */
export class BadSetting extends Error {}

let parsed: Config | undefined;

/** The configuration, parsed on first use. An empty variable counts as unset. Throws BadSetting. */
export function config(): Config {
  parsed ??= parseConfig(process.env);
  return parsed;
}

/** Parses an environment into a configuration. Throws BadSetting naming every variable at fault. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  const result = settings.safeParse(Object.fromEntries(set));
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new BadSetting(faults.join('; '));
  }
  if (!result.data.TLS_CERT !== !result.data.TLS_KEY) {
    throw new BadSetting('TLS_CERT and TLS_KEY: set both, or neither');
  }
  const { DATABASE_URL, MIGRATION_DATABASE_URL } = result.data;
  if (MIGRATION_DATABASE_URL && !DATABASE_URL) {
    throw new BadSetting('MIGRATION_DATABASE_URL: set DATABASE_URL as well, or neither');
  }
  if (MIGRATION_DATABASE_URL && DATABASE_URL && schemaIn(MIGRATION_DATABASE_URL) !== schemaIn(DATABASE_URL)) {
    throw new BadSetting('DATABASE_URL and MIGRATION_DATABASE_URL: name the same schema in both');
  }
  return { ...result.data, HOST: result.data.HOST ?? defaultHost(result.data) };
}

/** Hands settings that the start-up made (such as the embedded database's URL) to everything in this process. */
export function setConfig(values: Partial<Record<keyof Config, string>>): void {
  Object.assign(process.env, values);
  parsed = undefined;
}

/**
 * Takes PostgreSQL's own variables (PGSSLMODE, PGOPTIONS, PGUSER …) from this process and all that it starts.
 * They are meant for another server than the embedded one.
 */
export function forgetPostgresVariables(): void {
  for (const name of Object.keys(process.env)) if (/^PG[A-Z_]+$/.test(name)) delete process.env[name];
}

/** The data folder as an absolute path. */
export function dataDir(): string {
  const dir = config().DATA_DIR;
  return isAbsolute(dir) ? dir : resolve(/* turbopackIgnore: true */ process.cwd(), dir);
}

function systemTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
