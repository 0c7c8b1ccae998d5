import { randomUUID } from 'node:crypto';
import { readFrontFacts } from '@/app/_request/front-facts';
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
  return app.fetch(request, { facts: facts ?? { requestId: randomUUID(), address: null } });
}
