import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export type Headers = Record<string, string>;
export type Answer = { status: number; headers: Headers };
/** What a proxy does with a request: hands it on with its own headers and target, or answers it itself. */
export type Decision = { pass: Headers; url: string } | { answer: Answer };

type Client = { method: string; url: string; headers: Headers; address: string };

/** A proxy that decides as told and hands on what passes; for proxies whose program cannot be had. */
export async function relay(service: number, decide: (client: Client) => Promise<Decision>) {
  // Envoy takes headers of 60 KB by itself, and Traefik more.
  const server = createServer({ maxHeaderSize: 60 * 1024 }, async (incoming, response) => {
    const decision = await decide(clientOf(incoming));
    if ('pass' in decision) handOn(service, incoming, response, decision);
    else response.writeHead(decision.answer.status, decision.answer.headers).end();
  });
  server.on('upgrade', async (incoming, socket) => {
    socket.on('error', () => socket.destroy());
    const decision = await decide(clientOf(incoming));
    if ('pass' in decision) handOnUpgrade(service, incoming, socket, decision);
    else {
      const { status, headers } = decision.answer;
      socket.end(headOf({ status, headers: { ...headers, connection: 'close', 'content-length': '0' } }));
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { port: (server.address() as AddressInfo).port, stop };
}

/** Asks the door; null when it cannot be reached, or says nothing for `timeout` milliseconds. */
export function askDoor(
  door: { host: string; port: number; path: string; timeout?: number },
  method: string,
  headers: Headers,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const request = send({ ...door, method, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: headersOf(response) });
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(null));
    request.end();
  });
}

/** `headers` without those of these names, in whatever letters. */
export function without(headers: Headers, names: string[]): Headers {
  const gone = new Set(names.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !gone.has(name)));
}

/** `headers` without `Connection` and what it names, as a proxy takes them that does so before all else. */
export function withoutHops(headers: Headers): Headers {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim());
  return without(headers, ['connection', 'upgrade', 'keep-alive', 'proxy-connection', ...named]);
}

function handOn(
  port: number,
  incoming: IncomingMessage,
  response: ServerResponse,
  { pass: headers, url }: { pass: Headers; url: string },
): void {
  const { method } = incoming;
  const onward = send({ host: '127.0.0.1', port, path: url, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  incoming.pipe(onward);
}

/** What takes the place of HTTP goes on from socket to socket, once the service has agreed. */
function handOnUpgrade(
  port: number,
  { headers: { upgrade = '' } }: IncomingMessage,
  socket: Duplex,
  { pass, url }: { pass: Headers; url: string },
): void {
  const headers = { ...pass, connection: 'Upgrade', upgrade };
  const onward = send({ host: '127.0.0.1', port, path: url, headers });
  onward.on('upgrade', (answer, upgraded) => {
    socket.write(headOf({ status: 101, headers: headersOf(answer) }));
    upgraded.on('error', () => socket.destroy());
    upgraded.pipe(socket).pipe(upgraded);
  });
  // A service that knows of no such thing answers as it does else.
  onward.on('response', (answer) => {
    socket.write(
      headOf({ status: answer.statusCode ?? 502, headers: { ...headersOf(answer), connection: 'close' } }),
    );
    answer.pipe(socket);
  });
  onward.on('error', () => socket.destroy());
  onward.end();
}

function headOf({ status, headers }: Answer): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} x`, ...lines, '', ''].join('\r\n');
}

function clientOf(incoming: IncomingMessage): Client {
  const { method = 'GET', url = '/', socket } = incoming;
  return { method, url, headers: headersOf(incoming), address: socket.remoteAddress ?? '' };
}

function headersOf({ headers }: IncomingMessage): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
