import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { app } from '@/lib/api/app';
import { challengeLines } from '@/lib/api/auth/challenge';
import type { RequestFacts } from '@/lib/api/hono-env';
import { headerBytesOf } from '@/lib/api/http/header-bytes';
import { RawHeaders } from '@/lib/api/http/raw-headers';
import { isOtherApi } from '@/lib/api/other-apis/paths';
import { leftWhileSending } from '@/lib/api/problems/client-gone';
import { problemResponse } from '@/lib/api/problems/problem';
import { answerProxy, isDoorItself, isProxyDoor, PROXY_DOOR } from '@/lib/api/verify/proxy-door';
import { logRequest } from '@/lib/log/log';
import { countRequest } from '@/lib/metrics/request-series';

/** Answers a request; what it gives is done when the answer is. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Whether a request to this url is the API's to answer: /api but for /api/auth, /execute, and cPanel's other APIs. */
export function isApiUrl(url: string): boolean {
  const path = pathOf(url);
  if (path === '/execute' || path.startsWith('/execute/')) return true;
  if (isOtherApi(path)) return true;
  if (path !== '/api' && !path.startsWith('/api/')) return false;
  return path !== '/api/auth' && !path.startsWith('/api/auth/');
}

/**
 * The API for a bare `node:http` server. `factsOf` tells what the server knows of a request. The
 * proxy's door is answered without Hono in between, by the same function that Hono's route calls.
 */
export function apiListener(factsOf: (request: IncomingMessage) => RequestFacts): NodeListener {
  const hono = getRequestListener(
    (request, env) => {
      const incoming = env.incoming as IncomingMessage;
      const facts = {
        facts: factsOf(incoming),
        left: () => leftWhileSending(incoming),
        headerBytes: () => headerBytesOf(incoming),
      };
      return withChallengeLines(app.fetch(request, facts), env.outgoing as ServerResponse);
    },
    {
      overrideGlobalObjects: false,
      // For HTTP/1.0 without Host, as health checks send it. No answer depends on the name.
      hostname: 'localhost',
      // Only requests that are none come here (an empty host, a path that is no path): Hono's own errors do not.
      errorHandler: () =>
        problemResponse('invalid-request', '', { detail: 'The request has no readable address or host.' }),
    },
  );
  return (request, response) => {
    if (isProxyDoor(pathOf(request.url ?? '/'))) return answerDoor(request, response, factsOf(request));
    return hono(request, response);
  };
}

/** Headers as fetch has them cannot hold two lines of a name. */
async function withChallengeLines(
  answer: Response | Promise<Response>,
  outgoing: ServerResponse,
): Promise<Response> {
  const response = await answer;
  const lines = challengeLines(response.headers.get('www-authenticate'));
  if (!lines) return response;
  response.headers.delete('www-authenticate');
  outgoing.setHeader('WWW-Authenticate', lines);
  return response;
}

async function answerDoor(
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, address }: RequestFacts,
): Promise<void> {
  const begun = performance.now();
  const { method = 'GET', url = '/' } = request;
  const { status, headers, body, token } = await answerProxy({
    headers: new RawHeaders(request),
    url,
    address,
    requestId,
  });
  response.writeHead(status, headers);
  response.end(method === 'HEAD' ? undefined : body);
  const ms = performance.now() - begun;
  const path = pathOf(url);
  countRequest(isDoorItself(path) ? PROXY_DOOR : `${PROXY_DOOR}/*`, method, status, ms);
  logRequest({
    requestId,
    method,
    path,
    status,
    ms,
    address,
    tokenId: token?.id,
    account: token?.account.username,
  });
}

function pathOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}
