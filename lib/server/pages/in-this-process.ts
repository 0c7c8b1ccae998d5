import type { Handler } from '@/lib/server/front';
import { refuse } from '@/lib/server/http/refuse';
import type { Pages } from '@/lib/server/pages/hand-over';

/**
 * Pages made in this process, for development, where reloading needs the browser's own connection. Next
 * reads the body itself here, so that its length must be known.
 */
export function inThisProcess(next: Handler): Pages {
  return (request, response, headers) => {
    if (request.headers['transfer-encoding'] !== undefined)
      return refuse(request, response, 411, 'In development a form must say its length.');
    const length = request.headers['content-length'];
    request.headers = { ...headers, ...(length !== undefined && { 'content-length': length }) };
    request.rawHeaders = Object.entries(request.headers).flat() as string[];
    return next(request, response);
  };
}
