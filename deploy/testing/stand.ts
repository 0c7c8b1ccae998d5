import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiListener } from '@/lib/api/listener';
import { logTo } from '@/lib/api/log';

/** What reached the service behind the proxy. */
export type Reached = { method: string; url: string; headers: IncomingHttpHeaders; body: string };

export type Stand = {
  latchkey: number;
  service: number;
  reached: Reached[];
  stopLatchkey(): Promise<void>;
  stop(): Promise<void>;
};

/** Latchkey's API and a service to protect, each on a port of its own. */
export async function makeStand(): Promise<Stand> {
  logTo({ write: () => undefined });
  const reached: Reached[] = [];
  const latchkey = await listen(apiListener(() => ({ requestId: randomUUID(), address: null })));
  const service = await listen(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    reached.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    response.end('the service');
  });
  const stopLatchkey = () => close(latchkey);
  return {
    latchkey: portOf(latchkey),
    service: portOf(service),
    reached,
    stopLatchkey,
    stop: async () => {
      await Promise.all([stopLatchkey(), close(service)]);
    },
  };
}

function listen(listener: RequestListener): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(listener).listen(0, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
}
