import type { ProblemFacts } from '@/lib/api/problems/problem';
import type { ProblemName } from '@/lib/api/problems/problems';
import { whatIsLacking } from '@/lib/tokens/rights/rights';
import type { RefusalCode } from '@/lib/tokens/verify-token';

/** A refusal of a request's own credentials, in the form of RFC 6750. */
export type Challenge = { name: ProblemName; facts: ProblemFacts };

const REALM = 'Bearer realm="Latchkey"';

/** No credentials at all: a bare challenge without an error code. */
export const credentialsMissing: Challenge = {
  name: 'credentials-missing',
  facts: { headers: { 'WWW-Authenticate': REALM } },
};

/** Credentials that cannot be read: two of them, one in the address, or not of a known form. */
export function invalidRequest({ detail }: { detail: string }): Challenge {
  return {
    name: 'invalid-request',
    facts: { detail, headers: { 'WWW-Authenticate': `${REALM}, error="invalid_request"` } },
  };
}

/** A token that is not good, or not good for `feature`. */
export function refusal(code: RefusalCode, feature?: string | null): Challenge {
  if (code === 'insufficient_feature') return insufficientScope(feature ?? null);
  const detail = reasons[code];
  const challenge = `${REALM}, error="invalid_token", error_description="${detail}"`;
  return { name: 'invalid-token', facts: { detail, code, headers: { 'WWW-Authenticate': challenge } } };
}

/** A good token without the feature that is needed; null where only an unrestricted token will do. */
export function insufficientScope(feature: string | null): Challenge {
  const scope = feature ? `, scope="${feature.replace(/[^\x21\x23-\x5b\x5d-\x7e]/g, '')}"` : '';
  return {
    name: 'insufficient-scope',
    facts: {
      detail: whatIsLacking(feature),
      code: 'insufficient_feature',
      headers: { 'WWW-Authenticate': `${REALM}, error="insufficient_scope"${scope}` },
    },
  };
}

/** Too many refused credentials from the same address. */
export function tooManyFailures(seconds: number): Challenge {
  return { name: 'too-many-failures', facts: { headers: { 'Retry-After': String(seconds) } } };
}

const reasons: Record<Exclude<RefusalCode, 'insufficient_feature'>, string> = {
  malformed: 'This is not a token of Latchkey: a character is missing or mistyped.',
  not_found: 'The token is unknown or was revoked.',
  expired: 'The token has expired.',
  owner_suspended: 'The account of the token is suspended.',
};
