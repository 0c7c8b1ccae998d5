import type { ServerResponse } from 'node:http';
import { type RequestScope, runInRequest } from '@/lib/request-scope';
import type { Handler } from '@/lib/server/http/handler';

/** Answers within a scope that knows the request's id, and with 503 what failed for want of the database. */
export function inScope(pages: Handler): Handler {
  return (request, response) => {
    const requestId = request.headers['x-latchkey-request-id'];
    const scope = { requestId: typeof requestId === 'string' ? requestId : '', unavailable: false };
    sayUnavailable(response, scope);
    return runInRequest(scope, () => pages(request, response));
  };
}

/** Next answers 500 to whatever a page throws. This is the last moment at which the status can be another. */
function sayUnavailable(response: ServerResponse, scope: RequestScope): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse;
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (status !== 500 || !scope.unavailable) return writeHead(status, ...rest);
    response.setHeader('Retry-After', '1');
    return writeHead(503, ...rest);
  }) as ServerResponse['writeHead'];
}
