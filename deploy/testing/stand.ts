import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server as TcpServer,
} from 'node:net';
import { WebSocketServer } from 'ws';
import { apiListener } from '@/lib/api/listener';
import { logTo } from '@/lib/log/log';

/** What reached the service behind the proxy. `headerPairs` has each header line as it came. */
export type Reached = {
  method: string;
  url: string;
  headers: Record<string, string | string[] | undefined>;
  headerPairs: [string, string][];
  body: string;
};

export type Stand = {
  latchkey: number;
  /** Where the proxy finds the service. */
  service: number;
  reached: Reached[];
  /** Puts the service on this port behind the proxy, byte for byte; null: our own, which fills `reached`. */
  serveFrom(port: number | null): void;
  /** From now on Latchkey takes requests and answers none, or answers again. */
  freezeLatchkey(frozen: boolean): void;
  stopLatchkey(): Promise<void>;
  stop(): Promise<void>;
};

/** Latchkey's API and a service to protect, each on a port of its own. */
export async function makeStand(): Promise<Stand> {
  logTo({ write: () => undefined });
  const reached: Reached[] = [];
  const api = apiListener(() => ({ requestId: randomUUID(), address: null }));
  let frozen = false;
  const latchkey = await listen((request, response) => {
    if (!frozen) return api(request, response);
  });
  const recorder = await listen(record(reached));
  echoWebSockets(recorder, reached);
  let behind = portOf(recorder);
  const switching = await switchTo(() => behind);
  const stopLatchkey = () => close(latchkey);
  return {
    latchkey: portOf(latchkey),
    service: portOf(switching),
    reached,
    serveFrom: (port) => {
      behind = port ?? portOf(recorder);
    },
    freezeLatchkey: (now) => {
      frozen = now;
    },
    stopLatchkey,
    stop: async () => {
      await Promise.all([stopLatchkey(), close(recorder), closeTcp(switching)]);
    },
  };
}

function record(reached: Reached[]): RequestListener {
  return async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    reached.push(asReached(request, body));
    // So that a proxy keeps no connection that leads to another service than the next request shall meet.
    response.shouldKeepAlive = false;
    response.end('the service');
  };
}

/** Opens every WebSocket that is asked for, and sends back what comes in. */
function echoWebSockets(server: Server, reached: Reached[]): void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    reached.push(asReached(request, ''));
    sockets.handleUpgrade(request, socket, head, (open) => {
      open.on('message', (data, binary) => open.send(data, { binary }));
    });
  });
}

function asReached({ method = '', url = '', headers, rawHeaders }: IncomingMessage, body: string): Reached {
  const headerPairs = rawHeaders.flatMap((name, at): [string, string][] =>
    at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : [],
  );
  return { method, url, headers, headerPairs, body };
}

async function switchTo(port: () => number): Promise<TcpServer> {
  const server = createTcpServer((incoming) => {
    const onward = connect(port(), '127.0.0.1');
    incoming.pipe(onward).pipe(incoming);
    incoming.on('error', () => onward.destroy());
    onward.on('error', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return server;
}

function listen(listener: RequestListener): Promise<Server> {
  return new Promise((resolve) => {
    // As the product has it for its door; what people keep in cookies is the service's.
    const server = createServer({ maxHeaderSize: 128 * 1024 }, listener).listen(0, '127.0.0.1', () =>
      resolve(server),
    );
  });
}

function portOf(server: TcpServer): number {
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return closeTcp(server);
}

function closeTcp(server: TcpServer): Promise<void> {
  return new Promise((resolve) => void server.close(() => resolve()));
}
