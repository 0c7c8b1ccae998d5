import { randomUUID } from 'node:crypto';
import { readFrontFacts } from '@/app/_request/front-facts';
import { withoutBasePath } from '@/lib/address/own-address';
import { app } from '@/lib/api/app';
import { problemResponse } from '@/lib/api/problems/problem';
import { frontMark } from '@/lib/front-mark';

/**
 * The API where Next is asked for it. Our front answers these addresses before Next sees them, so that
 * whoever comes here past it finds nothing. Where no front can be, nothing is known of who asks: all count
 * as one for the failure limit.
 */
export function mountedApi(request: Request): Response | Promise<Response> {
  const facts = readFrontFacts(request.headers);
  if (!facts && frontMark()) return problemResponse('unknown-address', randomUUID());
  return app.fetch(underneath(request), { facts: facts ?? { requestId: randomUUID(), address: null } });
}

/** The API knows its own paths alone; Next leaves the path of our address in front of them. */
function underneath(request: Request): Request {
  const { origin, pathname, search } = new URL(request.url);
  const path = withoutBasePath(pathname);
  return path === pathname ? request : new Request(`${origin}${path}${search}`, request);
}
