import type { Context, MiddlewareHandler } from 'hono';
import {
  type Challenge,
  credentialsMissing,
  invalidRequest,
  offeringBasic,
  refusal,
  tooManyFailures,
} from '@/lib/api/auth/challenge';
import { type Credentials, type ReadableHeaders, readCredentials } from '@/lib/api/auth/credentials';
import { isBasicOfAnotherSite } from '@/lib/api/auth/cross-site';
import { failures } from '@/lib/api/auth/failures';
import type { ApiEnv } from '@/lib/api/hono-env';
import { readUnannounced } from '@/lib/api/http/body-limit';
import { Problem } from '@/lib/api/problems/problem';
import { actorOf, type VerifiedToken, verify, verifyNamed } from '@/lib/tokens/verify-token';

type Caller = { token: VerifiedToken } | { challenge: Challenge };
type Asked = {
  address: string | null;
  feature?: string | null;
  /** As in verifyNamed(). */
  asClient?: boolean;
};

/** Who calls, at every door; or the challenge that answers one who is not known. */
export async function identify(headers: ReadableHeaders, url: string, asked: Asked): Promise<Caller> {
  const caller = await verifyCredentials(readCredentials(headers, url), asked);
  return 'challenge' in caller ? { challenge: offeringBasic(caller.challenge, headers) } : caller;
}

/** Who brings these credentials; a failure is counted. */
export async function verifyCredentials(
  credentials: Credentials,
  { address, feature, asClient }: Asked,
): Promise<Caller> {
  if (credentials.kind === 'none') return { challenge: credentialsMissing };
  if (credentials.kind === 'problem') return { challenge: invalidRequest(credentials) };
  const { secret, user } = credentials;
  const context = { address, feature, asClient };
  const verdict = await (user === undefined ? verify(secret, context) : verifyNamed(user, secret, context));
  if (verdict.code === 'valid') return { token: verdict.token };
  if (verdict.code === 'insufficient_feature') return { challenge: refusal(verdict.code, feature) };
  const wait = failures.note(address, Date.now());
  return { challenge: wait > 0 ? tooManyFailures(wait) : refusal(verdict.code) };
}

const ofAnotherSite = invalidRequest({
  detail:
    'A browser sent these Basic credentials for a page of another site. They are taken only from this one.',
});

/** Who calls one of our own doors; also kept for the log. */
export async function identifyCaller(c: Context<ApiEnv>, feature?: string | null, asClient = false) {
  const headers = { get: (name: string) => c.req.header(name) };
  if (isBasicOfAnotherSite(headers)) return { challenge: ofAnotherSite };
  const caller = await identify(headers, c.req.url, { address: c.get('address'), feature, asClient });
  if ('token' in caller) c.set('token', caller.token);
  return caller;
}

/** Lets only requests with a good token pass, whose body is read only then, and where `feature` is given, only with one that has it. */
export function authenticated(feature?: string): MiddlewareHandler<ApiEnv> {
  return async (c: Context<ApiEnv>, next) => {
    const caller = await identifyCaller(c, feature);
    if ('challenge' in caller) throw new Problem(caller.challenge.name, caller.challenge.facts);
    c.set('actor', actorOf(caller.token, c.get('address')));
    await readUnannounced(c);
    await next();
  };
}
