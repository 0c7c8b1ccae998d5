import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Headers = Record<string, string>;
export type Answer = { status: number; headers: Headers };
/** What a proxy does with a request: hands it on with its own headers and target, or answers it itself. */
export type Decision = { pass: Headers; url: string } | { answer: Answer };

type Client = { method: string; url: string; headers: Headers; address: string };

/** A proxy that decides as told and hands on what passes; for proxies whose program cannot be had. */
export async function relay(service: number, decide: (client: Client) => Promise<Decision>) {
  // Envoy takes headers of 60 KB by itself, and Traefik more.
  const server = createServer({ maxHeaderSize: 60 * 1024 }, async (incoming, response) => {
    const { method = 'GET', url = '/', socket } = incoming;
    const decision = await decide({
      method,
      url,
      headers: headersOf(incoming),
      address: socket.remoteAddress ?? '',
    });
    if ('pass' in decision) handOn(service, incoming, response, decision);
    else response.writeHead(decision.answer.status, decision.answer.headers).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { port: (server.address() as AddressInfo).port, stop };
}

/** Asks the door; null when it cannot be reached. */
export function askDoor(
  door: { host: string; port: number; path: string },
  method: string,
  headers: Headers,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    const request = send({ ...door, method, headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: headersOf(response) });
    });
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

function headersOf({ headers }: IncomingMessage): Headers {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
