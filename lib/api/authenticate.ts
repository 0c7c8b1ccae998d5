import type { Context, MiddlewareHandler } from 'hono';
import { readUnannounced } from '@/lib/api/body-limit';
import {
  type Challenge,
  credentialsMissing,
  invalidRequest,
  refusal,
  tooManyFailures,
} from '@/lib/api/challenge';
import { type ReadableHeaders, readCredentials } from '@/lib/api/credentials';
import type { ApiEnv } from '@/lib/api/env';
import { failures } from '@/lib/api/failures';
import { Problem } from '@/lib/api/problem';
import { actorOf, type VerifiedToken, verify } from '@/lib/tokens/verify-token';

/** The steps by which every door finds out who calls: read the credentials, verify them, count a failure. */
export async function identify(
  headers: ReadableHeaders,
  url: string,
  { address, feature }: { address: string | null; feature?: string | null },
): Promise<{ token: VerifiedToken } | { challenge: Challenge }> {
  const credentials = readCredentials(headers, url);
  if (credentials.kind === 'none') return { challenge: credentialsMissing };
  if (credentials.kind === 'problem') return { challenge: invalidRequest(credentials) };
  const verdict = await verify(credentials.secret, { address, feature, user: credentials.user });
  if (verdict.code === 'valid') return { token: verdict.token };
  if (verdict.code === 'insufficient_feature') return { challenge: refusal(verdict.code, feature) };
  const wait = failures.note(address, Date.now());
  return { challenge: wait > 0 ? tooManyFailures(wait) : refusal(verdict.code) };
}

/** Lets only requests with a good token pass, whose body is read only then, and where `feature` is given, only with one that has it. */
export function authenticated(feature?: string): MiddlewareHandler<ApiEnv> {
  return async (c: Context<ApiEnv>, next) => {
    const address = c.get('address');
    const caller = await identify({ get: (name) => c.req.header(name) }, c.req.url, { address, feature });
    if ('challenge' in caller) throw new Problem(caller.challenge.name, caller.challenge.facts);
    c.set('token', caller.token);
    c.set('actor', actorOf(caller.token, address));
    await readUnannounced(c);
    await next();
  };
}
