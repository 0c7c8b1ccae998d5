import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@/lib/cannot-start';
import { type Config, config } from '@/lib/config';
import type { Handler } from '@/lib/server/front';
import type { Shutdown } from '@/lib/server/shutdown';

const PATIENCE_MS = 10_000;

/** Listens on PORT, and on SECOND_PORT when there is one, until shutdown has let running requests finish. */
export async function listen(handler: Handler, shutdown: Shutdown): Promise<Server[]> {
  const settings = config();
  const ports = [settings.PORT, settings.SECOND_PORT].filter((port) => port !== undefined);
  const servers = ports.map(() => makeServer(handler, settings));
  shutdown.add(async () => {
    await Promise.all(servers.map(drain));
  });
  await Promise.all(servers.map((server, index) => opened(server, ports[index] ?? 0, settings.HOST)));
  return servers;
}

function makeServer(handler: Handler, { TLS_CERT, TLS_KEY }: Config): Server {
  if (!TLS_CERT || !TLS_KEY) return createServer(handler);
  return createTlsServer({ cert: readPem(TLS_CERT, 'TLS_CERT'), key: readPem(TLS_KEY, 'TLS_KEY') }, handler);
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

async function drain(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const late = new AbortController();
  const patience = pause(PATIENCE_MS, undefined, { signal: late.signal }).catch(() => undefined);
  await Promise.race([closed, patience]);
  late.abort();
  server.closeAllConnections();
  await closed;
}
