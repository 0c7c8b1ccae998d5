import { identify } from '@/lib/api/authenticate';
import { type Challenge, insufficientScope } from '@/lib/api/challenge';
import type { ReadableHeaders } from '@/lib/api/credentials';
import { DATA_HEADERS } from '@/lib/api/http/security-headers';
import { log } from '@/lib/api/log';
import { PROBLEM_MEDIA_TYPE, problemDocument } from '@/lib/api/problem';
import { problems } from '@/lib/api/problems';
import { isDatabaseUnavailable } from '@/lib/db/unavailable';
import type { Rights } from '@/lib/tokens/rights';
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

/**
 * Answers a reverse proxy: may this request pass? Only ever 200, 401, 403 or 503, because nginx turns
 * anything else into a 500. Framework-free, so that the bare listener and the Hono route share it.
 */
export async function answerProxy(question: DoorQuestion): Promise<DoorAnswer> {
  try {
    const feature = featureAsked(question);
    if (feature === CONTRADICTION) return refused(insufficientScope(null), question.requestId);
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
const CONTRADICTION = Symbol('two features');

/**
 * The feature that the proxy asks for, in its query or in a header. Beneath the door the query is the
 * client's own and never read. Two different ones are refused: one of them may be the client's.
 */
function featureAsked({ headers, url }: DoorQuestion): string | undefined | typeof CONTRADICTION {
  const asked = new Set<string>();
  const header = headers.get(FEATURE_HEADER);
  if (header) asked.add(header);
  const mark = url.indexOf('?');
  if (mark >= 0 && url.slice(0, mark).endsWith(PROXY_DOOR)) {
    for (const value of new URLSearchParams(url.slice(mark + 1)).getAll('feature')) asked.add(value);
  }
  if (asked.size > 1) return CONTRADICTION;
  return asked.values().next().value;
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
