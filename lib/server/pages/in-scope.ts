import type { ServerResponse } from 'node:http';
import { leadBeneathPath } from '@/lib/address/page-path';
import { runInRequest } from '@/lib/request-scope';
import type { Handler } from '@/lib/server/http/handler';

/** Answers within a scope that knows the request's id, and with 503 what failed for want of the database. */
export function inScope(pages: Handler): Handler {
  return (request, response) => {
    const requestId = request.headers['x-latchkey-request-id'];
    const scope = { requestId: typeof requestId === 'string' ? requestId : '', unavailable: false };
    beforeHead(response, (status) => {
      if (status === 303) leadBeneathPath(response);
      return status === 500 && scope.unavailable ? sayUnavailable(response) : status;
    });
    return runInRequest(scope, () => pages(request, response));
  };
}

/** Next answers 500 to whatever a page throws. */
function sayUnavailable(response: ServerResponse): number {
  response.setHeader('Retry-After', '1');
  return 503;
}

/** Calls `status` with the status of the answer at the last moment at which it can be another: the one it gives. */
function beforeHead(response: ServerResponse, status: (made: number) => number): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse;
  response.writeHead = ((made: number, ...rest: unknown[]) =>
    writeHead(status(made), ...rest)) as ServerResponse['writeHead'];
}
