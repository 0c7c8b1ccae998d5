import { z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { BASIC } from '@/lib/api/auth/challenge';
import { json, problemJson, problemsWithToken } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { problemMembers } from '@/lib/api/problems/problem';
import { problemOf } from '@/lib/api/problems/problem-of';
import { type ProblemName, problems } from '@/lib/api/problems/problems';

/** What a problem is called in OAuth (RFC 6749, section 5.2; RFC 6750, section 3.1). Others are bad requests. */
const errors: Partial<Record<ProblemName, string>> = {
  'credentials-missing': 'invalid_client',
  'invalid-token': 'invalid_client',
  'insufficient-scope': 'insufficient_scope',
  'too-many-failures': 'temporarily_unavailable',
};

/**
 * Gives refusals the form that OAuth clients read, around the members of the problem. Not where nothing was
 * decided (5xx): "active": false would be a verdict.
 */
export const oauthRefusals: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next();
  if (!c.error || c.res.status >= 500 || c.req.method !== 'POST') return;
  const { problem, facts } = problemOf(c.error);
  // Who has left is answered otherwise.
  if (c.res.status !== problems[problem].status) return;
  const status = problem === 'invalid-parameters' ? 400 : problems[problem].status;
  const error = errors[problem] ?? 'invalid_request';
  const members = problemMembers(problem, c.get('requestId'), facts, status);
  const body = { active: false, error, error_description: plain(members.detail), ...members };
  const { 'WWW-Authenticate': challenge, ...headers } = facts.headers ?? {};
  const asked = challengeFor(c.req.header('authorization'), status, challenge);
  if (asked) headers['WWW-Authenticate'] = asked;
  c.res = undefined;
  c.res = Response.json(body, { status, headers });
};

/**
 * Who came with a header is asked for the same again: Basic for Basic (RFC 6749, section 5.2). Who came with a
 * form is asked for nothing: OAuth libraries that meet a challenge do not read what the refusal says.
 */
function challengeFor(sent: string | undefined, status: number, challenge: string | undefined) {
  if (!sent) return undefined;
  return status === 401 && /^basic\s/i.test(sent) ? BASIC : challenge;
}

/** The characters that RFC 6749 allows in a description. */
function plain(text: string): string {
  return text
    .replace(/[“”"]/g, "'")
    .replace(/[‘’]/g, "'")
    .replace(/[^ !#-[\]-~]/g, ' ');
}

const refusalJson = z
  .strictObject({
    active: z.literal(false),
    error: z.enum(['invalid_request', 'invalid_client', 'insufficient_scope', 'temporarily_unavailable']),
    error_description: z.string(),
    ...problemJson.shape,
  })
  .openapi('OAuthRefusal');

const described = problemsWithToken('malformed-body', 'unsupported-media-type');

/** The same for the OpenAPI document. */
export const describedOauthRefusals = Object.fromEntries(
  Object.entries(described)
    .filter(([status]) => status !== '422')
    .map(([status, answer]) => [
      status,
      status.startsWith('5') ? answer : json(answer.description, refusalJson),
    ]),
) as unknown as typeof described;
