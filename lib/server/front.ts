import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import type { Logger } from 'pino';
import { clientAddress, isTrusted, plainAddress } from '@/lib/server/client-address';
import { contentSecurityPolicy, replaceHeaders, responseHeaders, withoutClaims } from '@/lib/server/headers';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export type Surroundings = { trusted: BlockList; https: boolean; dev: boolean; log: Logger };

/** What every request passes on its way in: it gets a number, an address and a nonce, and leaves a log line. */
export function inFrontOf(next: Handler, { trusted, https, dev, log }: Surroundings): Handler {
  return (request, response) => {
    const requestId = randomUUID();
    const page = { nonce: randomBytes(16).toString('base64'), https, dev };
    logWhenDone(request, response, requestId, log);

    for (const [name, value] of Object.entries(responseHeaders(page, requestId)))
      response.setHeader(name, value);
    const remote = plainAddress(request.socket.remoteAddress ?? '');
    const address = clientAddress(
      remote ?? undefined,
      lastValue(request.headers['x-forwarded-for']),
      trusted,
    );
    replaceHeaders(request, {
      ...withoutClaims(request.headers, remote !== null && isTrusted(remote, trusted)),
      // Next takes the nonce for its own scripts from here.
      'content-security-policy': contentSecurityPolicy(page),
      'x-latchkey-path': request.url ?? '/',
      'x-latchkey-request-id': requestId,
      ...(address && { 'x-latchkey-address': address }),
    });
    return next(request, response);
  };
}

// Never the query, cookies, bodies or authorization: any of them may hold a secret.
function logWhenDone(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  log: Logger,
): void {
  const began = performance.now();
  const { method } = request;
  const path = pathOf(request);
  response.once('close', () => {
    const line = {
      method,
      path,
      status: response.statusCode,
      ms: Math.round(performance.now() - began),
      requestId,
    };
    if (path.startsWith('/_next/')) log.debug(line);
    else log.info(response.writableFinished ? line : { ...line, aborted: true });
  });
}

/** The path of a request, without its query. */
export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

function lastValue(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}
