import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { app } from '@/lib/api/app';
import { apiListener } from '@/lib/api/listener';
import { logTo } from '@/lib/log/log';

export type Send = (path: string, init?: RequestInit & { address?: string }) => Promise<Response>;

type RouteHandler = (request: Request) => Response | Promise<Response>;

/** The lines of the log since the tests began. */
export const logLines: string[] = [];
logTo({ write: (line) => void logLines.push(line) });

/** The ways by which a request reaches the API: Hono itself, our server, and Next's route. */
export const transports = ['hono', 'server', 'next'] as const;

/** Sends requests by one of the ways. To be called in a `describe`, since it starts and ends the server. */
export function transport(kind: (typeof transports)[number]): Send {
  if (kind === 'hono') return sendToHono;
  if (kind === 'next') return sendToNext;
  return serverTransport();
}

/** Straight into Hono, with the address as the server would tell it. */
export const sendToHono: Send = async (path, { address, ...init } = {}) =>
  app.request(path, init, { facts: { requestId: randomUUID(), address: address ?? null } });

async function sendToNext(path: string, init: RequestInit = {}): Promise<Response> {
  const module = path.startsWith('/execute')
    ? // biome-ignore lint/style/noRestrictedImports: the tests of the API go in through Next's door too.
      await import('@/app/execute/[...route]/route')
    : // biome-ignore lint/style/noRestrictedImports: as above.
      await import('@/app/api/[[...route]]/route');
  const answer = Reflect.get(module, init.method ?? 'GET') as RouteHandler | undefined;
  if (!answer) throw new Error(`The route does not export ${init.method}.`);
  return answer(new Request(`http://localhost${path}`, init));
}

function serverTransport(): Send {
  let server: Server;
  // Tests claim an address in a header that the real server would never listen to.
  const listener = apiListener((request) => ({
    requestId: randomUUID(),
    address: (request.headers['test-address'] as string | undefined) ?? request.socket.remoteAddress ?? null,
  }));
  beforeAll(
    () =>
      new Promise<void>((resolve) => {
        server = createServer(listener).listen(0, '127.0.0.1', resolve);
      }),
  );
  afterAll(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  );
  return (path, { address, ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (address) headers.set('test-address', address);
    return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { ...init, headers });
  };
}
