import type { Rights } from '@/lib/actor/rights';
import { identify } from '@/lib/api/auth/authenticate';
import { type Challenge, insufficientScope, invalidRequest } from '@/lib/api/auth/challenge';
import { type ReadableHeaders, readCredentials } from '@/lib/api/auth/credentials';
import { DATA_HEADERS } from '@/lib/api/http/security-headers';
import { PROBLEM_MEDIA_TYPE, problemDocument } from '@/lib/api/problems/problem';
import { problems } from '@/lib/api/problems/problems';
import { isDatabaseUnavailable } from '@/lib/db/unavailable';
import { log } from '@/lib/log/log';
import type { VerifiedToken } from '@/lib/tokens/verify-token';

/** What a reverse proxy asks: the client's own headers, and the address with the query. */
export type DoorQuestion = {
  headers: ReadableHeaders;
  url: string;
  address: string | null;
  requestId: string;
};

export type DoorAnswer = {
  status: 200 | 401 | 403 | 503;
  headers: Record<string, string>;
  body: string;
  token?: VerifiedToken;
};

export const PROXY_DOOR = '/api/v1/verify';

/** Whether this path is the proxy's door: itself, or anything beneath, where Envoy puts the client's own path. */
export function isProxyDoor(path: string): boolean {
  return path === PROXY_DOOR || path.startsWith(`${PROXY_DOOR}/`);
}

/** Whether the query at this path is the proxy's: at the door itself, also with a slash behind it. */
export function isDoorItself(path: string): boolean {
  return path === PROXY_DOOR || path === `${PROXY_DOOR}/`;
}

/**
 * Answers a reverse proxy: may this request pass? Only ever 200, 401, 403 or 503, because nginx turns
 * anything else into a 500. Framework-free, so that the bare listener and the Hono route share it.
 */
export async function answerProxy(question: DoorQuestion): Promise<DoorAnswer> {
  try {
    const asked = whatIsAsked(question);
    if ('challenge' in asked) return refused(asked.challenge, question.requestId);
    const { feature } = asked;
    const caller = await identify(question.headers, question.url, { address: question.address, feature });
    return 'challenge' in caller
      ? refused(caller.challenge, question.requestId)
      : passed(caller.token, question.requestId);
  } catch (error) {
    if (!isDatabaseUnavailable(error))
      log().error({ err: error, requestId: question.requestId }, 'verify failed');
    const body = problemDocument('database-unavailable', question.requestId);
    return { status: 503, headers: problemHeaders(question.requestId, body, { 'Retry-After': '1' }), body };
  }
}

/** Not X-Latchkey-…: those are ours to give, and the server takes them off whatever comes in. */
const FEATURE_HEADER = 'latchkey-feature';

/**
 * The feature that the proxy asks for, in its query or in a header. Beneath the door the query is the
 * client's own and never read. Two different ones are refused: one of them may be the client's. So is
 * any other parameter: it may be a mistyped `feature`, and would let every token pass.
 */
function whatIsAsked({ headers, url }: DoorQuestion): { feature?: string } | { challenge: Challenge } {
  const asked = new Set<string>();
  const header = headers.get(FEATURE_HEADER);
  if (header) asked.add(header);
  const mark = url.indexOf('?');
  if (mark >= 0 && isDoorItself(url.slice(0, mark))) {
    for (const [name, value] of new URLSearchParams(url.slice(mark + 1))) {
      if (name !== 'feature') return { challenge: unknownParameter(name, headers, url) };
      asked.add(value);
    }
  }
  if (asked.size > 1) return { challenge: insufficientScope(null) };
  return { feature: asked.values().next().value };
}

/** A secret in the query has a refusal of its own, which says that it may have been seen. */
function unknownParameter(name: string, headers: ReadableHeaders, url: string): Challenge {
  const credentials = readCredentials(headers, url);
  if (credentials.kind === 'problem') return invalidRequest(credentials);
  const detail = `The proxy asked with the parameter “${name.slice(0, 50)}”. Only “feature” is known here.`;
  return { name: 'unknown-parameter', facts: { detail } };
}

// One literal, since every verify that passes makes it.
function passed(token: VerifiedToken, requestId: string): DoorAnswer {
  const headers = {
    'X-Latchkey-Account': token.account.username,
    'X-Latchkey-Token-Id': token.id,
    'X-Latchkey-Token-Name': token.name,
    'X-Latchkey-Features': featuresHeader(token.rights),
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
    'X-Content-Type-Options': 'nosniff',
    'Content-Length': '0',
  };
  return { status: 200, headers, body: '', token };
}

/** The features, comma-separated; `*` for an unrestricted token, which may do all. */
function featuresHeader(rights: Rights): string {
  return rights.kind === 'unrestricted' ? '*' : rights.features.join(',');
}

function refused({ name, facts }: Challenge, requestId: string): DoorAnswer {
  const status = problems[name].status === 403 || name === 'too-many-failures' ? 403 : 401;
  const body = problemDocument(name, requestId, facts, status);
  return { status, headers: problemHeaders(requestId, body, facts.headers), body };
}

function problemHeaders(requestId: string, body: string, own: Record<string, string> = {}) {
  return {
    'Content-Type': PROBLEM_MEDIA_TYPE,
    ...own,
    ...DATA_HEADERS,
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
    'Content-Length': String(Buffer.byteLength(body)),
  };
}
