import { EventEmitter, once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiListener } from '@/lib/api/listener';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { logLines } from '@/lib/api/testing/transports';
import { requestSeries } from '@/lib/metrics/request-series';

/** Tells the id of each request that has reached the server. */
const arrived = new EventEmitter();
let server: Server;
let token: TestToken;

beforeAll(async () => {
  token = await makeToken(await makeAccount());
  const listener = apiListener((request) => ({
    requestId: String(request.headers['test-id']),
    address: null,
  }));
  server = createServer((request, response) => {
    arrived.emit(String(request.headers['test-id']));
    listener(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const NO_ID = '00000000-0000-4000-8000-000000000000';
const FORM = 'token=lk_';

type Line = { requestId: string; level: string; status: number; msg: string };

const linesOf = (requestId: string): Line[] =>
  logLines.map((line) => JSON.parse(line) as Line).filter((line) => line.requestId === requestId);

/** Sends a request whose body breaks off, leaves, and gives what the log says of it. */
async function tear(head: string, body: string): Promise<Line[]> {
  const requestId = crypto.randomUUID();
  const type = head.includes('/introspect') ? 'application/x-www-form-urlencoded' : 'application/json';
  const came = new Promise<void>((resolve) => void arrived.once(requestId, resolve));
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(
    `${head}\r\nHost: localhost\r\nTest-Id: ${requestId}\r\nAuthorization: Bearer ${token.secret}\r\nContent-Type: ${type}\r\n${body}`,
  );
  await came;
  socket.destroy();
  await expect.poll(() => linesOf(requestId).length, { timeout: 15_000 }).toBeGreaterThan(0);
  return linesOf(requestId);
}

const counted = (status: number) =>
  [...requestSeries().values()].reduce((sum, one) => sum + (one.status === status ? one.count : 0), 0);

test.each([
  ['a chunked body', 'POST /api/v1/tokens HTTP/1.1', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"nam'],
  ['a body of announced length', 'POST /api/v1/tokens HTTP/1.1', 'Content-Length: 90\r\n\r\n{"nam'],
  [
    'a call of a function',
    'POST /execute/Tokens/list HTTP/1.1',
    'Transfer-Encoding: chunked\r\n\r\n5\r\n{"nam',
  ],
  ['a call of announced length', 'POST /execute/Tokens/list HTTP/1.1', 'Content-Length: 90\r\n\r\n{"nam'],
  ['a batch', 'POST /execute/Batch/strict HTTP/1.1', 'Content-Length: 90\r\n\r\n{"com'],
  ['a rename', `PATCH /api/v1/tokens/${NO_ID} HTTP/1.1`, 'Content-Length: 90\r\n\r\n{"nam'],
  ['secrets to verify', 'POST /api/v1/tokens/verify HTTP/1.1', 'Content-Length: 90\r\n\r\n{"tok'],
  ['a revocation', 'POST /api/v1/tokens/revoke HTTP/1.1', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"ids'],
  ['an introspection', 'POST /api/v1/introspect HTTP/1.1', `Content-Length: 90\r\n\r\n${FORM}`],
])(
  'a client that leaves within %s is 499 in one line of the log, and no error of ours',
  async (_, head, body) => {
    const before = [counted(499), counted(500), counted(503)];
    const lines = await tear(head, body);
    expect(lines).toEqual([expect.objectContaining({ level: 'info', status: 499, msg: 'request' })]);
    expect([counted(499), counted(500), counted(503)]).toEqual([(before[0] ?? 0) + 1, before[1], before[2]]);
  },
);

test.each([
  'POST /api/v1/verify',
  'PUT /api/v1/verify/upload',
  'POST /execute/No/such',
  'POST /json-api/cpanel',
  'POST /api/v1/nowhere',
  'POST /api/docs',
])('%s, which reads no body, has answered before or is 499: no error of ours either', async (asked) => {
  const before = [counted(500), counted(503)];
  for (const body of ['Content-Length: 90\r\n\r\n{"nam', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"nam']) {
    const [line, ...others] = await tear(`${asked} HTTP/1.1`, body);
    expect(line).toMatchObject({ level: 'info', msg: 'request' });
    expect(line?.status).toBeLessThan(500);
    expect(others).toEqual([]);
  }
  expect([counted(500), counted(503)]).toEqual(before);
});

test('two hundred torn uploads leave no line above “info”', async () => {
  const since = logLines.length;
  for (let round = 0; round < 8; round++) {
    await Promise.all(
      Array.from({ length: 25 }, () =>
        tear('POST /api/v1/tokens HTTP/1.1', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"nam'),
      ),
    );
  }
  const lines = logLines.slice(since).map((line) => JSON.parse(line) as Line);
  expect(lines.length).toBe(200);
  expect(lines.filter(({ level, status }) => level !== 'info' || status !== 499)).toEqual([]);
});
