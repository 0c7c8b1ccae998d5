import { beforeAll, expect, test } from 'vitest';
import { MOST_FAILURES } from '@/lib/api/auth/failures';
import { makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { logLines, transport } from '@/lib/api/testing/transports';
import { setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';
import { requestSeries } from '@/lib/metrics/request-series';

const send = transport('server');
let account: TestAccount;
let token: TestToken;

beforeAll(async () => {
  account = await makeAccount();
  token = await makeToken(account);
});

type Line = Record<string, unknown>;
const linesOf = (requestId: string | null): Line[] =>
  logLines.map((line) => JSON.parse(line) as Line).filter((line) => line.requestId === requestId);

test('every answer has one JSON line in the log, with its request id, and no query and no secret', async () => {
  const cases = [
    await send('/api/v1/tokens?search=hidden-words', { headers: token.bearer, address: '192.0.2.1' }),
    await send('/api/v1/verify?feature=hidden-words', { headers: token.bearer, address: '192.0.2.1' }),
    await send(`/api/v1/tokens/${token.secret}?access_token=${token.secret}`, { headers: token.bearer }),
    await send(`/api/v1/verify/${token.secret}`, { headers: { authorization: `Bearer ${token.secret}x` } }),
    await send(`/api/${token.secret}`),
  ];
  for (const response of cases) {
    const lines = linesOf(response.headers.get('x-request-id'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 'info',
      method: 'GET',
      status: response.status,
      ms: expect.any(Number),
      time: expect.stringMatching(/Z$/),
    });
  }
  expect(linesOf(cases[1]?.headers.get('x-request-id') ?? '')[0]).toMatchObject({
    path: '/api/v1/verify',
    address: '192.0.2.1',
    tokenId: token.id,
    account: account.username,
  });
  const log = logLines.join('');
  expect(log).not.toContain(token.secret);
  expect(log).not.toContain('hidden-words');
});

test('a created secret is in its answer and nowhere else: no other answer, no log, no table', async () => {
  const headers = { ...token.bearer, 'content-type': 'application/json', 'idempotency-key': 'k' };
  const created = await send('/api/v1/tokens', {
    method: 'POST',
    headers,
    body: '{"name":"hidden","unrestricted":true}',
  });
  const { secret, token: made } = (await created.json()) as { secret: string; token: { id: string } };
  for (const path of ['/api/v1/tokens', `/api/v1/tokens/${made.id}`, '/api/v1/token', '/api/metrics']) {
    const headers = { authorization: `Bearer ${secret}` };
    expect(await (await send(path, { headers, address: '127.0.0.1' })).text()).not.toContain(secret);
  }
  expect(logLines.join('')).not.toContain(secret);
  const tables = await db().$queryRaw<
    { name: string }[]
  >`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
  expect(tables.length).toBeGreaterThan(5);
  for (const { name } of tables) {
    const rows = await db().$queryRawUnsafe<{ text: string }[]>(
      `SELECT row_to_json(t)::text AS text FROM "${name}" t`,
    );
    expect(rows.map(({ text }) => text).join('')).not.toContain(secret);
    // Nor the bytes of it, which bytea shows as hexadecimal digits.
    expect(rows.map(({ text }) => text).join('')).not.toContain(Buffer.from(secret).toString('hex'));
  }
});

test('the metrics count requests by route, and verdicts, in the form of Prometheus', async () => {
  const valueIn = (text: string, series: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(series))
        ?.split(' ')
        .at(-1) ?? 0,
    );
  const read = async () => (await send('/api/metrics', { address: '127.0.0.1' })).text();
  const before = await read();
  for (let i = 0; i < 3; i++) await send('/api/v1/verify', { headers: token.bearer });
  await send('/api/v1/tokens/11111111-2222-7333-8444-555555555555', { headers: token.bearer });
  await send('/api/v1/token', { headers: { authorization: 'Bearer nonsense' } });
  const after = await read();
  const grown = (series: string) => valueIn(after, series) - valueIn(before, series);
  expect(
    grown('latchkey_http_request_duration_seconds_count{route="/api/v1/verify",method="GET",status="200"}'),
  ).toBe(3);
  expect(
    grown(
      'latchkey_http_request_duration_seconds_bucket{route="/api/v1/verify",method="GET",status="200",le="+Inf"}',
    ),
  ).toBe(3);
  expect(
    grown(
      'latchkey_http_request_duration_seconds_count{route="/api/v1/tokens/:id",method="GET",status="404"}',
    ),
  ).toBe(1);
  expect(grown('latchkey_verifications_total{code="valid"}')).toBe(4);
  expect(grown('latchkey_verifications_total{code="malformed"}')).toBe(1);
  expect(valueIn(after, 'latchkey_lookup_connections_open')).toBeGreaterThan(0);
  expect(valueIn(after, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  for (const line of after.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z0-9_]+ .+|[a-z0-9_]+(\{[^}]*\})? [0-9.e+-]+)$/);
});

test.each([
  ['POST', '/api/v1/tokens/verify', '/api/v1/tokens/verify', 200],
  ['POST', '/api/v1/tokens/revoke', '/api/v1/tokens/revoke', 422],
  ['POST', '/api/v1/tokens/revoke', '/api/v1/tokens/revoke', 413],
  ['PUT', '/api/v1/tokens/verify', '/api/v1/tokens/verify', 405],
  ['PUT', '/api/v1/tokens/nonsense', '/api/v1/tokens/:id', 405],
  ['GET', '/api/v1/tokens', '/api/v1/tokens', 200],
  ['GET', '/api/v1/verify/orders/7', '/api/v1/verify/*', 200],
  ['GET', '/api/nowhere', 'unknown', 404],
])('%s %s is counted under %s', async (method, path, route, status) => {
  const counted = () =>
    [...requestSeries().values()].map(
      (one) => [`${one.method} ${one.route} ${one.status}`, one.count] as const,
    );
  const before = new Map(counted());
  const body = status === 413 ? ' '.repeat(1_100_000) : JSON.stringify({ token: token.secret });
  const response = await send(path, {
    method,
    headers: { ...token.bearer, 'content-type': 'application/json' },
    body: method === 'GET' ? undefined : body,
  });
  expect(response.status).toBe(status);
  const grown = counted().filter(([series, count]) => count > (before.get(series) ?? 0));
  expect(grown.map(([series]) => series)).toEqual([`${method} ${route} ${status}`]);
});

test('health says only that the process lives', async () => {
  expect(await (await send('/api/health')).json()).toEqual({ status: 'ok' });
});

test('the metrics are for this machine and for METRICS_TOKEN; guesses at it are counted', async () => {
  const METRICS_TOKEN = 'm'.repeat(40);
  setConfig({ METRICS_TOKEN });
  const ask = (address: string, secret?: string) =>
    send('/api/metrics', { address, headers: secret ? { authorization: `Bearer ${secret}` } : {} });
  expect((await ask('127.0.0.1')).status).toBe(200);
  expect((await ask('198.51.100.70', METRICS_TOKEN)).status).toBe(200);
  const refused = await ask('198.51.100.70', token.secret);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ type: '/api/problems/metrics-closed' });
  for (let i = 1; i < MOST_FAILURES; i++) await ask('198.51.100.70');
  const tooMany = await ask('198.51.100.70', 'guess');
  expect([tooMany.status, Number(tooMany.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect((await ask('198.51.100.70', METRICS_TOKEN)).status).toBe(200);
  setConfig({ METRICS_TOKEN: '' });
});
