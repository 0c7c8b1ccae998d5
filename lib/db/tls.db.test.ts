import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { config, setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';
import { closeConnections } from '@/lib/db/close';
import { lookUp } from '@/lib/db/lookup/lookup';
import { prepareDatabase } from '@/lib/db/roles/prepare';
import { DatabaseUnavailable, isDatabaseUnavailable } from '@/lib/db/unavailable';
import { writeUses } from '@/lib/db/use-writer';
import { freePort } from '@/lib/testing/free-port';
import { type PostgresWithTls, startPostgresWithTls } from '@/lib/testing/postgres-with-tls';
import { certificateFor, makeAuthority, type Pair } from '@/lib/testing/private-authority';
import { DAY } from '@/lib/time';
import { latchkey } from '@/test/latchkey';
import { statement } from '@/test/statement';

const NO_DIGEST = '00'.repeat(32);
const folder = mkdtempSync(join(tmpdir(), 'lk-tls-'));
const caFile = join(folder, 'ca.pem');
const trusting = `sslrootcert=${caFile}`;

let database: PostgresWithTls;
let authority: Pair;

beforeAll(async () => {
  authority = await makeAuthority();
  writeFileSync(caFile, authority.cert);
  database = await startPostgresWithTls();
  await database.show(await certificateFor('127.0.0.1', authority));
}, 120_000);
afterEach(() => closeConnections());
afterAll(async () => {
  await database.stop();
  rmSync(folder, { recursive: true });
});

/** The addresses of the application and of the owner, with these parameters. */
const at = (parameters: string) => ({
  DATABASE_URL: `${database.url}?${parameters}`,
  MIGRATION_DATABASE_URL: `${database.ownerUrl}?${parameters}`,
});

/** What the server itself says on standard error, when it must not come to serve. */
async function failToStart(parameters: string): Promise<string> {
  const env = { ...process.env, ...at(parameters), PORT: String(await freePort()), NODE_OPTIONS: '' };
  const server = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], { env });
  let said = '';
  server.stderr.on('data', (chunk) => (said += chunk));
  expect(await new Promise((resolve) => server.once('close', resolve))).toBe(1);
  return said.trim();
}

const refused: [string, string, RegExp][] = [
  [
    'an authority that nobody named',
    'sslmode=require',
    /\(unable to verify the first certificate\): add sslrootcert=FILE to DATABASE_URL, .* sslmode=no-verify/,
  ],
  [
    'a file that is not there',
    `sslmode=require&${trusting}.old`,
    /\(ENOENT of .*ca\.pem\.old\): check the files that sslrootcert,/,
  ],
];

test.each(refused)(
  '%s: start and command line say in one line what to set, without a warning of the driver',
  async (_, parameters, says) => {
    const said = await failToStart(parameters);
    expect(said).toMatch(/^latchkey: Cannot use the database at 127\.0\.0\.1:\d+\/latchkey [^\n]+$/);
    expect(said).toMatch(says);
    const { stderr } = await latchkey(['account', 'list'], { env: at(parameters) });
    expect(stderr.trim()).toMatch(/^latchkey: The database at [^\n]+ does not answer [^\n]+$/);
    expect(stderr).toMatch(says);
    const doctor = await latchkey(['doctor'], { env: at(parameters) });
    expect(doctor.stdout).toMatch(
      /WRONG .*database: The database at .*\n +→ (add sslrootcert=FILE|check the files)/,
    );
    expect(doctor.stderr).not.toContain('Warning');
  },
);

test('another name, and a server without TLS, are told apart', async () => {
  await database.show(await certificateFor('db.example.com', authority));
  expect(await failToStart(`sslmode=verify-full&${trusting}`)).toContain(
    ': name the server in DATABASE_URL as its certificate does.',
  );
  await database.show(null);
  expect(await failToStart('sslmode=require')).toContain(': switch TLS on there,');
  await database.show(await certificateFor('127.0.0.1', authority));
});

test.each([
  ['sslrootcert', trusting],
  ['sslrootcert and sslmode=require', `sslmode=require&${trusting}`],
  ['sslrootcert and sslmode=verify-full', `sslmode=verify-full&${trusting}`],
  ['sslmode=no-verify', 'sslmode=no-verify'],
])(
  'with %s migrations, look-ups, pages, last uses and the command line all work, encrypted',
  async (_, parameters) => {
    const before = { DATABASE_URL: config().DATABASE_URL, MIGRATION_DATABASE_URL: '' };
    setConfig(at(parameters));
    try {
      const { DATABASE_URL = '', MIGRATION_DATABASE_URL = '' } = config();
      await prepareDatabase({ owner: MIGRATION_DATABASE_URL, application: DATABASE_URL });
      expect(await lookUp(NO_DIGEST)).toBeNull();
      expect(await db().account.count()).toBe(0);
      expect(await writeUses([], { evenWithinTheMinute: true })).toEqual([]);
      const connections = await statement<{ ssl: boolean }>(
        database.superuserUrl,
        "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename LIKE 'latchkey\\_%'",
      );
      expect(connections.length).toBeGreaterThanOrEqual(3);
      expect(connections.every(({ ssl }) => ssl)).toBe(true);
      const listed = await latchkey(['account', 'list', '--json'], { env: at(parameters) });
      expect([listed.code, listed.stderr]).toEqual([0, '']);
    } finally {
      await closeConnections();
      setConfig(before);
    }
  },
  60_000,
);

test('a certificate that expires while the server runs is a database that does not answer, at every door', async () => {
  const before = config().DATABASE_URL;
  setConfig(at(trusting));
  await database.show(await certificateFor('127.0.0.1', authority, new Date(Date.now() - DAY)));
  await expect(lookUp(NO_DIGEST)).rejects.toThrow(DatabaseUnavailable);
  for (const ask of [() => db().account.count(), () => writeUses([], { evenWithinTheMinute: true })])
    expect(isDatabaseUnavailable(await ask().catch((error: unknown) => error))).toBe(true);
  await closeConnections();
  setConfig({ DATABASE_URL: before, MIGRATION_DATABASE_URL: '' });
});
