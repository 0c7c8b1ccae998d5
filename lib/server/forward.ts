import { Agent, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import type { Handler } from '@/lib/server/front';

/** Of one connection only (RFC 9110, section 7.6.1): not to be handed on. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Hands requests to the server that listens on a socket of this machine, and its answers back. */
export function forwardTo(socketPath: string): Handler {
  const agent = new Agent({ keepAlive: true });
  return (request, response) => {
    const onward = ask({
      agent,
      socketPath,
      method: request.method,
      path: request.url,
      headers: handedOn(request.rawHeaders),
    });
    onward.once('response', (answer) => answerWith(answer, response));
    onward.once('error', () => fail(response));
    response.once('close', () => {
      if (!response.writableFinished) onward.destroy();
    });
    pipeline(request, onward, () => undefined);
  };
}

function answerWith(answer: IncomingMessage, response: ServerResponse): void {
  const seen = new Set<string>();
  for (const [name, value] of pairs(handedOn(answer.rawHeaders))) {
    const known = name.toLowerCase();
    if (seen.has(known)) response.appendHeader(name, value);
    else response.setHeader(name, value);
    seen.add(known);
  }
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage);
  pipeline(answer, response, () => undefined);
}

function fail(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '2' });
  response.end('This page could not be made just now. Nothing was lost: try again in a moment.\n');
}

function handedOn(rawHeaders: string[]): string[] {
  return pairs(rawHeaders)
    .filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()))
    .flat();
}

function pairs(rawHeaders: string[]): [string, string][] {
  return rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? '']] : []));
}
