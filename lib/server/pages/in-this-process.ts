import { pagePath } from '@/lib/address/page-path';
import type { Handler } from '@/lib/server/http/handler';
import { refuse } from '@/lib/server/http/refuse';
import type { Pages } from '@/lib/server/pages/hand-over';

/**
 * Pages made in this process: in development, where reloading needs the browser's own connection, and where
 * Next was started by itself. Next reads the body itself here, so that its length must be known.
 */
export function inThisProcess(next: Handler): Pages {
  return (request, response, headers) => {
    if (request.headers['transfer-encoding'] !== undefined)
      return refuse(request, response, 411, 'A form must say its length here.');
    const length = request.headers['content-length'];
    request.headers = { ...headers, ...(length !== undefined && { 'content-length': length }) };
    request.rawHeaders = Object.entries(request.headers).flat() as string[];
    request.url = pagePath(request.url);
    return next(request, response);
  };
}
