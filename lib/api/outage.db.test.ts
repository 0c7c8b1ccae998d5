import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { logLines, transport } from '@/lib/api/testing/transports';
import { config } from '@/lib/config';

const send = transport('server');
let admin: pg.Client;
let database: string;
let token: TestToken;

beforeAll(async () => {
  token = await makeToken(await makeAccount());
  const url = new URL(config().DATABASE_URL ?? '');
  database = url.pathname.slice(1);
  url.pathname = '/postgres';
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
});

afterAll(async () => {
  await allow(true);
  await admin.end();
});

/** Cuts every connection to the database and lets no new one in, or lets them in again. */
async function allow(connections: boolean): Promise<void> {
  await admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS ${connections}`);
  if (!connections)
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      database,
    ]);
}

const json = { 'content-type': 'application/json' };
const calls: [string, string, RequestInit?][] = [
  ['GET', '/api/v1/verify'],
  ['GET', '/api/v1/token'],
  ['GET', '/api/v1/tokens'],
  ['POST', '/api/v1/tokens', { headers: json, body: '{"name":"during","unrestricted":true}' }],
  ['POST', '/api/v1/tokens/verify', { headers: json, body: '{"token":"x"}' }],
  ['POST', '/api/v1/introspect', { body: new URLSearchParams({ token: 'x' }) }],
];

test('while the database is gone every door answers 503, never a verdict; afterwards all is as before', async () => {
  const ask = ([method, path, init]: (typeof calls)[number]) =>
    send(path, { ...init, method, headers: { ...init?.headers, ...token.bearer } });
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
      expect(await response.json()).toMatchObject({ type: '/api/problems/database-unavailable' });
    }
  }
  const ready = await send('/api/ready');
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ database: 'does_not_answer' });
  expect((await send('/api/health')).status).toBe(200);
  // What needs no look-up is still refused as what it is.
  expect((await send('/api/v1/verify')).status).toBe(401);
  expect((await send('/api/v1/verify', { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401);

  await allow(true);
  for (const call of calls) expect((await ask(call)).status, call[1]).toBeLessThan(300);
  expect((await send('/api/ready')).status).toBe(200);
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
  const client = new pg.Client({ connectionString: config().DATABASE_URL });
  await client.connect();
  await client.query('UPDATE _prisma_migrations SET finished_at = NULL');
  const response = await send('/api/ready');
  await client.query('UPDATE _prisma_migrations SET finished_at = now()');
  await client.end();
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'not_ready', database: 'answers', migrations: 'pending' });
});

test('no secret reached the log, in any of this', () => {
  expect(logLines.length).toBeGreaterThan(20);
  expect(logLines.join('')).not.toContain(token.secret);
});
