import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Connections } from '@/lib/server/workers/connections';

let connections: Connections;
let server: Server;
let agent: Agent;

beforeEach(async () => {
  connections = new Connections();
  server = createServer((question, response) => {
    connections.beforeAnswer(response);
    if (question.url !== '/held') question.pipe(response);
  });
  connections.watch(server);
  agent = new Agent({ keepAlive: true });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(async () => {
  agent.destroy();
  await new Promise((resolve) => server.close(resolve));
});

async function ask(body: string): Promise<IncomingMessage & { body: string; reused: boolean }> {
  const { port } = server.address() as AddressInfo;
  const asked = request({ agent, port, host: '127.0.0.1', method: 'POST' });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return Object.assign(answer, { body: await text(answer), reused: asked.reusedSocket });
}

it('lets as many go as it is told, each with a whole answer that says so', async () => {
  expect((await ask('one')).headers.connection).toBe('keep-alive');
  connections.closeConnections(1);
  const last = await ask('two');
  expect(last).toMatchObject({ reused: true, body: 'two', headers: { connection: 'close' } });
  const next = await ask('three');
  expect(next).toMatchObject({ reused: false, body: 'three', headers: { connection: 'keep-alive' } });
  expect((await ask('four')).reused).toBe(true);
});

it('does not count those that end by themselves', async () => {
  connections.closeConnections(1);
  const kept = agent;
  agent = new Agent({ keepAlive: false });
  await ask('asks for no more');
  agent = kept;
  expect((await ask('one')).headers.connection).toBe('close');
});

it('knows how many are open, and can end them all', async () => {
  expect(connections.size).toBe(0);
  await Promise.all([ask('one'), ask('two')]);
  expect(connections.size).toBe(2);
  connections.destroy();
  await expect.poll(() => connections.size).toBe(0);
});

it('knows how many requests are under way', async () => {
  const { port } = server.address() as AddressInfo;
  const asked = request({ agent, port, host: '127.0.0.1', method: 'POST' });
  const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
  asked.write('one half and ');
  await expect.poll(underWay).toBe(1);
  asked.end('the other');
  const [answer] = await answered;
  expect(await text(answer)).toBe('one half and the other');
  await expect.poll(underWay).toBe(0);
});

it('has none under way of a client that left, though it had asked more without waiting', async () => {
  const { port } = server.address() as AddressInfo;
  let heard = 0;
  server.on('request', () => heard++);
  const client = connect(port, '127.0.0.1');
  client.write('GET /held HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(3));
  await expect.poll(() => heard).toBe(3);
  expect(underWay()).toBe(1);
  client.destroy();
  await expect.poll(underWay).toBe(0);
});

/** At this moment, since the moment in which the average was asked before. */
function underWay(): number {
  connections.underWay.average();
  return connections.underWay.average();
}
