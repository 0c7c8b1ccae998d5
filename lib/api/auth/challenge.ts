import { whatIsLacking } from '@/lib/actor/rights';
import type { ReadableHeaders } from '@/lib/api/auth/credentials';
import type { ProblemFacts } from '@/lib/api/problems/problem';
import type { ProblemName } from '@/lib/api/problems/problems';
import type { RefusalCode } from '@/lib/tokens/verify-token';

/** A refusal of a request's own credentials, in the form of RFC 6750. */
export type Challenge = { name: ProblemName; facts: ProblemFacts };

const REALM = 'Bearer realm="Latchkey"';

/** The challenge of Basic (RFC 7617). */
export const BASIC = 'Basic realm="Latchkey", charset="UTF-8"';

/**
 * The same challenge with Basic beside Bearer (RFC 7617), for clients that send a password only when they are
 * asked for it, as `curl --anyauth` and `wget --user` do. Not to browsers, which would ask a person for one.
 */
export function offeringBasic({ name, facts }: Challenge, headers: ReadableHeaders): Challenge {
  const bearer = facts.headers?.['WWW-Authenticate'];
  if (!bearer || name === 'insufficient-scope' || headers.get('sec-fetch-site')) return { name, facts };
  const both = { ...facts.headers, 'WWW-Authenticate': `${bearer}, ${BASIC}` };
  return { name, facts: { ...facts, headers: both } };
}

/** The challenges of such a header, a line for each: some clients read no more than the first of a line. */
export function challengeLines(header: string | null): string[] | null {
  const end = `, ${BASIC}`;
  return header?.endsWith(end) ? [header.slice(0, -end.length), BASIC] : null;
}

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
export function refusal(code: RefusalCode | 'wrong_user', feature?: string | null): Challenge {
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

const reasons: Record<Exclude<RefusalCode, 'insufficient_feature'> | 'wrong_user', string> = {
  malformed: 'This is not a token of Latchkey: a character is missing or mistyped.',
  not_found: 'The token is unknown or was revoked.',
  wrong_user:
    'The token is good, but not of the account that was named beside it. Name its own account, or send it as a bearer token.',
  expired: 'The token has expired.',
  owner_suspended: 'The account of the token is suspended.',
};
