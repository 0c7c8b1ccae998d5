import type { Context, MiddlewareHandler } from 'hono';
import { identifyCaller, verifyCredentials } from '@/lib/api/auth/authenticate';
import { credentialsMissing } from '@/lib/api/auth/challenge';
import type { ApiEnv } from '@/lib/api/hono-env';
import { readStrangersBody, readUnannounced } from '@/lib/api/http/body-limit';
import { Problem } from '@/lib/api/problems/problem';
import { actorOf } from '@/lib/tokens/verify-token';

/** A client's id and secret and the secret it asks about are far smaller. Strangers may send no more. */
const MOST_BYTES = 4096;

const TWO_METHODS = 'Send your own credentials in the Authorization header or in the form, not in both.';

/**
 * Lets only OAuth clients pass whose token has `feature`: one in a header as everywhere, Basic with the client's
 * id, or `client_id` and `client_secret` in the form (RFC 6749, section 2.3.1). An id is the account, the
 * token's name or its id.
 */
export function oauthClient(feature: string): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const inHeader = Boolean(c.req.header('authorization'));
    const caller = inHeader ? await identifyCaller(c, feature, true) : await identifyByForm(c, feature);
    if ('challenge' in caller) throw new Problem(caller.challenge.name, caller.challenge.facts);
    c.set('token', caller.token);
    c.set('actor', actorOf(caller.token, c.get('address')));
    await readUnannounced(c);
    if (inHeader && (await hasClientSecret(c))) throw new Problem('invalid-request', { detail: TWO_METHODS });
    await next();
  };
}

async function identifyByForm(c: Context<ApiEnv>, feature: string) {
  if (!isForm(c)) return { challenge: credentialsMissing };
  const form = new URLSearchParams(await readStrangersBody(c, MOST_BYTES));
  const [secret, second] = form.getAll('client_secret');
  if (!secret || second !== undefined) return { challenge: credentialsMissing };
  const credentials = {
    kind: 'secret',
    secret,
    user: form.get('client_id') ?? undefined,
    scheme: 'form',
  } as const;
  const asked = { address: c.get('address'), feature, asClient: true };
  return verifyCredentials(credentials, asked);
}

async function hasClientSecret(c: Context<ApiEnv>): Promise<boolean> {
  return isForm(c) && new URLSearchParams(await c.req.raw.clone().text()).has('client_secret');
}

function isForm(c: Context<ApiEnv>): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '');
}
