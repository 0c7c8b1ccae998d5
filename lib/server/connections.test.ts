import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Connections } from '@/lib/server/connections';

let connections: Connections;
let server: Server;
let agent: Agent;

beforeEach(async () => {
  connections = new Connections();
  server = createServer((question, response) => {
    connections.beforeAnswer(response);
    question.pipe(response);
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
  connections.letGo(1);
  const last = await ask('two');
  expect(last).toMatchObject({ reused: true, body: 'two', headers: { connection: 'close' } });
  const next = await ask('three');
  expect(next).toMatchObject({ reused: false, body: 'three', headers: { connection: 'keep-alive' } });
  expect((await ask('four')).reused).toBe(true);
});

it('does not count those that end by themselves', async () => {
  connections.letGo(1);
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
