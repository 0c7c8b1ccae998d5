import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { ApiEnv } from '@/lib/api/hono-env';
import { addDataHeaders } from '@/lib/api/http/security-headers';
import { logRequest } from '@/lib/log/log';
import { countRequest } from '@/lib/metrics/request-series';

/** Around every request: its id and address, headers that no answer may lack, its log line and its count. */
export const frame: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const begun = performance.now();
  // A host without our own server (Next's route, a test) knows neither.
  const { requestId, address } = c.env?.facts ?? { requestId: randomUUID(), address: null };
  c.set('requestId', requestId);
  c.set('address', address);
  await next();
  c.res.headers.set('X-Request-Id', requestId);
  c.res.headers.set('Cache-Control', 'no-store');
  addDataHeaders(c.res);
  const ms = performance.now() - begun;
  const { method, path } = c.req;
  const { status } = c.res;
  const token = c.get('token');
  countRequest(patternOf(c), method, status, ms);
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
};

/**
 * The pattern that answered, so that counts are by route and never by path. Others may match as well:
 * `/tokens/:id` does when `/tokens/verify` answers. What a step ahead of all routes refused counts for
 * the route that it was on its way to.
 */
function patternOf(c: Context<ApiEnv>): string {
  const onward = matchedRoutes(c).slice(c.req.routeIndex);
  return onward.find(({ path }) => path !== '/*' && path !== '*')?.path ?? 'unknown';
}
