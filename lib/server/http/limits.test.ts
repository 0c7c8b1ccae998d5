import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { config, parseConfig } from '@/lib/config';
import { answerClientError } from '@/lib/server/http/client-error';
import { serverOptions } from '@/lib/server/http/server-options';
import { headerOf, RawConnection } from '@/lib/server/http/testing/raw-connection';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';

let front: Front;

beforeAll(async () => {
  front = await startFront({
    HEADER_SECONDS: '1',
    REQUEST_SECONDS: '2',
    KEEP_ALIVE_SECONDS: '4',
    MAX_REQUESTS_PER_CONNECTION: '5',
  });
});
afterAll(() => front.stop());

async function send(bytes: string): Promise<RawConnection> {
  const connection = await RawConnection.open(front.port);
  connection.send(bytes);
  return connection;
}

const GET = 'GET / HTTP/1.1\r\nHost: h\r\n\r\n';

it('gives 15 seconds for headers and 30 for a request, 75 to an idle connection and 1000 requests to each', () => {
  expect(serverOptions(parseConfig({}))).toMatchObject({
    headersTimeout: 15_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 75_000,
  });
  expect(parseConfig({}).MAX_REQUESTS_PER_CONNECTION).toBe(1000);
});

it('starts also where headers may take longer than the request', () => {
  const options = serverOptions({ ...config(), HEADER_SECONDS: 60, REQUEST_SECONDS: 5 });
  expect(options.headersTimeout).toBe(5000);
});

it.each([
  ['headers that do not end', 'GET / HTTP/1.1\r\nHost: h\r\n'],
  ['a connection that asks nothing', ''],
  [
    'a body that does not end',
    'POST / HTTP/1.1\r\nHost: h\r\nOrigin: http://h\r\nContent-Length: 5\r\n\r\nx',
  ],
])('ends %s with 408', async (_, bytes) => {
  const connection = await send(bytes);
  await connection.closed;
  expect(connection.answers.map(({ status }) => status)).toEqual([408]);
});

it('keeps an idle connection for longer than headers or a request may take', async () => {
  const connection = await send(GET);
  await connection.answered(1);
  const begun = performance.now();
  // A request of another connection that takes its whole time: then all earlier limits have passed.
  const slow = await send('POST / HTTP/1.1\r\nHost: h\r\nOrigin: http://h\r\nContent-Length: 5\r\n\r\nx');
  await slow.closed;
  expect(performance.now() - begun).toBeGreaterThan(2000);
  connection.send(GET);
  await connection.answered(2);
  expect(connection.answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(connection.answers.map((answer) => headerOf(answer, 'Keep-Alive'))).toEqual(
    Array(2).fill('timeout=4, max=5'),
  );
  connection.destroy();
}, 20_000);

it('ends a connection with the answer to the last request that it may bring', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async () => {
    const asked = get({ agent, port: front.port, host: '127.0.0.1' });
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    await once(answer.resume(), 'end');
    return [answer.statusCode, answer.headers.connection, asked.reusedSocket];
  };
  for (let i = 0; i < 4; i++) expect(await ask()).toEqual([200, 'keep-alive', i > 0]);
  expect(await ask()).toEqual([200, 'close', true]);
  expect(await ask()).toEqual([200, 'keep-alive', false]);
  agent.destroy();
});

it('answers 403, not 431, to more headers than the parser takes: they may be for the proxy door', async () => {
  const connection = await send(`GET / HTTP/1.1\r\nHost: h\r\nX-Fill: ${'x'.repeat(200_000)}\r\n\r\n`);
  await connection.closed;
  expect(connection.answers.map(({ status }) => status)).toEqual([403]);
});

it.each([
  ['no request', 'nonsense\r\n\r\n', 400],
  ['a version that is none', 'GET / HTTP/9\r\n\r\n', 400],
])('answers %s as Node does', async (_, bytes, status) => {
  const connection = await send(bytes);
  await connection.closed;
  expect(connection.answers.map((answer) => answer.status)).toEqual([status]);
});

it('puts no second answer into the midst of another', () => {
  const written: unknown[] = [];
  const socket = {
    writable: true,
    _httpMessage: { headersSent: true },
    write: (text: unknown) => written.push(text),
  };
  answerClientError(new Error(), Object.assign(socket, { destroy: () => written.push('end') }) as never);
  expect(written).toEqual(['end']);
});
