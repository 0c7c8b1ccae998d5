import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@/lib/cannot-start';
import { type Config, config } from '@/lib/config';
import { meetExpectations } from '@/lib/server/http/body/expectations';
import type { Handler } from '@/lib/server/http/handler';
import { limit, serverOptions } from '@/lib/server/http/server-options';
import { tlsOptions } from '@/lib/server/http/tls-options';
import type { Shutdown } from '@/lib/server/start/shutdown';
import { Connections } from '@/lib/server/workers/connections';

const PATIENCE_MS = 10_000;
// Hot reloading holds a web socket open, which never finishes by itself.
const PATIENCE_IN_DEVELOPMENT_MS = 500;

/**
 * Listens on PORT, and on SECOND_PORT when there is one, until shutdown has let running requests finish.
 * `connections` are those of both. Gives what reads TLS_CERT and TLS_KEY again, for connections from then on; it
 * throws CannotStart where they cannot be used, and those of before stay.
 */
export async function listen(
  handler: Handler,
  shutdown: Shutdown,
  dev: boolean,
  connections = new Connections(),
): Promise<() => void> {
  const settings = config();
  const ports = [settings.PORT, settings.SECOND_PORT].filter((port) => port !== undefined);
  const servers = ports.map(() =>
    makeServer((request, response) => {
      connections.beforeAnswer(response);
      return handler(request, response);
    }, settings),
  );
  for (const server of servers) connections.watch(server);
  const patience = dev ? PATIENCE_IN_DEVELOPMENT_MS : PATIENCE_MS;
  shutdown.add(() => drain(servers, connections, patience));
  await Promise.all(servers.map((server, index) => opened(server, ports[index] ?? 0, settings.HOST)));
  return () => reloadTls(servers, settings);
}

function makeServer(handler: Handler, settings: Config): Server {
  const options = serverOptions(settings);
  const pair = readPair(settings);
  const server = pair
    ? createTlsServer({ ...options, ...tlsOptions, ...pair }, handler)
    : createServer(options, handler);
  limit(server, settings);
  meetExpectations(server);
  return server;
}

function readPair({ TLS_CERT, TLS_KEY }: Config): { cert: Buffer; key: Buffer } | null {
  if (!TLS_CERT || !TLS_KEY) return null;
  return { cert: readPem(TLS_CERT, 'TLS_CERT'), key: readPem(TLS_KEY, 'TLS_KEY') };
}

function reloadTls(servers: Server[], settings: Config): void {
  const pair = readPair(settings);
  if (!pair) return;
  try {
    for (const server of servers) (server as TlsServer).setSecureContext({ ...tlsOptions, ...pair });
  } catch (error) {
    throw new CannotStart(`The files of TLS_CERT and TLS_KEY cannot be used (${(error as Error).message}).`);
  }
}

function readPem(file: string, setting: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CannotStart(
      `Cannot read ${file} (${(error as NodeJS.ErrnoException).code}): check ${setting}.`,
    );
  }
}

function opened(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new CannotStart(`Cannot listen on ${host}:${port} (${error.code}).`));
    });
    server.listen(port, host, resolve);
  });
}

/** Ends the servers once their running requests are answered, or `patience` is over. */
async function drain(servers: Server[], connections: Connections, patience: number): Promise<void> {
  const closed = Promise.all(servers.filter(({ listening }) => listening).map(close));
  const over = new AbortController();
  await Promise.race([closed, pause(patience, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
  // Node forgets a connection that became a web socket, and still waits for it.
  connections.destroy();
  await closed;
}

function close(server: Server): Promise<unknown> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  return closed;
}
