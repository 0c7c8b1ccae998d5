import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
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
 * `connections` are those of both.
 */
export async function listen(
  handler: Handler,
  shutdown: Shutdown,
  dev: boolean,
  connections = new Connections(),
): Promise<void> {
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
}

function makeServer(handler: Handler, settings: Config): Server {
  const options = serverOptions(settings);
  const { TLS_CERT, TLS_KEY } = settings;
  const server =
    TLS_CERT && TLS_KEY
      ? createTlsServer({ ...options, ...tlsOptions, ...readPair(TLS_CERT, TLS_KEY) }, handler)
      : createServer(options, handler);
  limit(server, settings);
  meetExpectations(server);
  return server;
}

function readPair(cert: string, key: string): { cert: Buffer; key: Buffer } {
  return { cert: readPem(cert, 'TLS_CERT'), key: readPem(key, 'TLS_KEY') };
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
