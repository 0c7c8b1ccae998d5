import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { logLines, transport } from '@/lib/api/testing/transports';
import { config, setConfig } from '@/lib/config';
import { closeConnections } from '@/lib/db/close';
import { otherDatabase, testDatabase } from '@/test/addresses';
import { statement } from '@/test/statement';

const send = transport('server');
/** Readiness is looked up once a second. */
const PATIENCE = { timeout: 15_000 };
let admin: pg.Client;
let database: string;
let token: TestToken;

beforeAll(async () => {
  token = await makeToken(await makeAccount());
  database = new URL(testDatabase().url).pathname.slice(1);
  admin = new pg.Client({ connectionString: otherDatabase('postgres').superuserUrl });
  await admin.connect();
});

afterAll(async () => {
  await allow(true);
  await admin.end();
});

/** Cuts every connection to the database and lets no new one in, or lets them in again. */
async function allow(connections: boolean): Promise<void> {
  await admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS ${connections}`);
  if (!connections) await cutConnections();
}

async function cutConnections(): Promise<void> {
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database]);
}

/** What `/api/ready` answers: its status, and what it says of the database and its migrations. */
async function readiness(): Promise<[number, string, string]> {
  const response = await send('/api/ready');
  const said = (await response.json()) as { database: string; migrations: string };
  return [response.status, said.database, said.migrations];
}

const json = { 'content-type': 'application/json' };
type Call = [string, string, RequestInit?];
const calls: Call[] = [
  ['GET', '/api/v1/verify'],
  ['GET', '/api/v1/token'],
  ['GET', '/api/v1/tokens'],
  ['POST', '/api/v1/tokens', { headers: json, body: '{"name":"during","unrestricted":true}' }],
  ['POST', '/api/v1/tokens/verify', { headers: json, body: '{"token":"x"}' }],
  ['POST', '/api/v1/introspect', { body: new URLSearchParams({ token: 'x' }) }],
  ['GET', '/execute/Tokens/list'],
];

const ask = ([method, path, init]: Call) =>
  send(path, { ...init, method, headers: { ...init?.headers, ...token.bearer } });

test('while the database is gone every door answers 503, never a verdict; afterwards all is as before', async () => {
  expect((await ask(['GET', '/api/v1/verify'])).status).toBe(200);
  expect(await (await send('/api/ready')).json()).toEqual({
    status: 'ready',
    database: 'answers',
    migrations: 'applied',
  });

  await allow(false);
  for (let round = 0; round < 3; round++) {
    for (const call of calls) {
      const response = await ask(call);
      expect([call[1], response.status]).toEqual([call[1], 503]);
      expect(response.headers.get('retry-after')).toBe('1');
      const problem = { type: '/api/problems/database-unavailable' };
      const refusal = { status: 0, errors: [expect.stringMatching(/^The database does not answer/)] };
      expect(await response.json()).toMatchObject(call[1].startsWith('/execute') ? refusal : problem);
    }
  }
  await expect.poll(readiness, PATIENCE).toEqual([503, 'does_not_answer', 'unknown']);
  expect((await send('/api/health')).status).toBe(200);
  // What needs no look-up is still refused as what it is.
  expect((await send('/api/v1/verify')).status).toBe(401);
  expect((await send('/api/v1/verify', { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401);

  await allow(true);
  for (const call of calls) expect((await ask(call)).status, call[1]).toBeLessThan(300);
  await expect.poll(readiness, PATIENCE).toEqual([200, 'answers', 'applied']);
});

test('connections cut while requests are on their way give 200 or 503, and nothing else', async () => {
  const statuses = new Set<number>();
  const cutting = (async () => {
    for (let i = 0; i < 10; i++) {
      await allow(false);
      await allow(true);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  let over = false;
  void cutting.finally(() => {
    over = true;
  });
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (!over) statuses.add((await send('/api/v1/verify', { headers: token.bearer })).status);
    }),
  );
  await cutting;
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect((await send('/api/v1/verify', { headers: token.bearer })).status).toBe(200);
});

test('a pending migration is told to the balancer', async () => {
  const { ownerUrl } = testDatabase();
  await statement(ownerUrl, 'UPDATE _prisma_migrations SET finished_at = NULL');
  await expect.poll(readiness, PATIENCE).toEqual([503, 'answers', 'pending']);
  const response = await send('/api/ready');
  expect(response.headers.get('retry-after')).toBe('1');
  expect(await response.json()).toEqual({ status: 'not_ready', database: 'answers', migrations: 'pending' });
  await statement(ownerUrl, 'UPDATE _prisma_migrations SET finished_at = now()');
  await expect.poll(readiness, PATIENCE).toEqual([200, 'answers', 'applied']);
});

test('a database that takes no changes is not ready, and says so', async () => {
  await admin.query(`ALTER DATABASE ${database} SET default_transaction_read_only = on`);
  await cutConnections();
  await expect.poll(readiness, PATIENCE).toEqual([503, 'read_only', 'unknown']);
  for (const call of calls) expect([call[1], (await ask(call)).status]).toEqual([call[1], 503]);
  await admin.query(`ALTER DATABASE ${database} RESET default_transaction_read_only`);
  await cutConnections();
  await expect.poll(readiness, PATIENCE).toEqual([200, 'answers', 'applied']);
});

test('a role with too few connections: 503 where one is missing, never 500, and ready says why', async () => {
  const role = `few_${database}`;
  const url = config().DATABASE_URL ?? '';
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'few' CONNECTION LIMIT 0`);
  await admin.query(`GRANT ${new URL(url).username} TO ${role}`);
  const limited = Object.assign(new URL(url), { username: role, password: 'few' }).href;
  await closeConnections();
  setConfig({ DATABASE_URL: limited });
  await expect.poll(readiness, PATIENCE).toEqual([503, 'too_many_connections', 'unknown']);

  await admin.query(`ALTER ROLE ${role} CONNECTION LIMIT 3`);
  const statuses = await Promise.all(
    Array.from({ length: 240 }, async (_, at) => (await ask(calls[at % calls.length] as Call)).status),
  );
  expect(statuses.filter((status) => status >= 500 && status !== 503)).toEqual([]);
  expect(statuses.filter((status) => status < 300).length).toBeGreaterThan(0);

  await closeConnections();
  setConfig({ DATABASE_URL: url });
  await expect.poll(readiness, PATIENCE).toEqual([200, 'answers', 'applied']);
  await admin.query(`DROP ROLE ${role}`);
});

test('however many ask whether it is ready, the database is asked once a second', async () => {
  const counted = async () => {
    const { rows } = await admin.query<{ count: string }>(
      'SELECT xact_commit + xact_rollback AS count FROM pg_stat_database WHERE datname = $1',
      [database],
    );
    return Number(rows[0]?.count);
  };
  await readiness();
  const [before, begun] = [await counted(), performance.now()];
  for (let round = 0; round < 20; round++) await Promise.all(Array.from({ length: 25 }, readiness));
  await closeConnections();
  const looks = 2 + (performance.now() - begun) / 1000;
  // Five statements a look, and those that open connections.
  expect((await counted()) - before).toBeLessThan(looks * 5 + 20);
});

test('no secret reached the log, in any of this', () => {
  expect(logLines.length).toBeGreaterThan(20);
  expect(logLines.join('')).not.toContain(token.secret);
});
