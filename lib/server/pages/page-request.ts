import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList, Socket } from 'node:net';
import { ownOrigin } from '@/lib/address/own-origin';
import type { RequestFacts } from '@/lib/api/hono-env';
import { rawHeader } from '@/lib/api/http/raw-headers';
import { CLIENT_GONE, leftWhileSending } from '@/lib/api/problems/client-gone';
import { config } from '@/lib/config';
import { frontMark, MARK_HEADER } from '@/lib/front-mark';
import { log, logRequest } from '@/lib/log/log';
import { clientAddress, isTrusted, plainAddress } from '@/lib/server/http/client-address';
import { askedAs, foreign, refuseForeign } from '@/lib/server/http/foreign';
import type { Handler } from '@/lib/server/http/handler';
import { endWith, isClosing, refuse } from '@/lib/server/http/refuse';
import type { Pages } from '@/lib/server/pages/hand-over';
import { contentSecurityPolicy, responseHeaders } from '@/lib/server/pages/page-headers';
import { METHODS, refusalOf } from '@/lib/server/pages/refusal';
import { headersForPages } from '@/lib/server/pages/request-headers';

export type Exposure = { trusted: BlockList; https: boolean; dev: boolean };

/** What we know of a request ourselves: a number of its own, and where it came from. */
export function factsOf(request: IncomingMessage, trusted: BlockList): RequestFacts {
  const peer = peerOf(request.socket, trusted);
  // The word of anybody else is not even parsed.
  const hops = peer.isProxy ? rawHeader(request.rawHeaders, 'x-forwarded-for') : null;
  const address = hops ? clientAddress(request.socket.remoteAddress, hops, trusted) : peer.address;
  return { requestId: randomUUID(), address };
}

type Peer = { address: string | null; isProxy: boolean };

// A connection keeps its address for as long as it lives, and carries many requests.
const peers = new WeakMap<Socket, Peer>();

/** Who is at the other end of a connection, and whether that is a proxy whose word is taken. */
function peerOf(socket: Socket, trusted: BlockList): Peer {
  let peer = peers.get(socket);
  if (peer === undefined) {
    const address = plainAddress(socket.remoteAddress ?? '');
    peer = { address, isProxy: address !== null && isTrusted(address, trusted) };
    peers.set(socket, peer);
  }
  return peer;
}

/** Logged for an answer of the pages' process that broke off. */
const BROKEN_OFF = 502;

/** What a request passes on its way to a page: it is looked at, gets its facts and a nonce, and leaves a log line. */
export function handlePageRequest(pages: Pages, { trusted, https, dev }: Exposure): Handler {
  return (request, response) => {
    if (isClosing(request)) return;
    const facts = factsOf(request, trusted);
    const page = { nonce: randomBytes(16).toString('base64'), https, dev };
    logWhenDone(request, response, facts);

    const headers = responseHeaders(page, facts.requestId);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);

    if (request.method === 'OPTIONS') return answerOptions(request, response);
    const refusal = refusalOf(request);
    if (refusal) return refuse(request, response, refusal.status, refusal.sentence, refusal.headers);
    const { isProxy: byProxy } = peerOf(request.socket, trusted);
    const own = { publicUrl: config().PUBLIC_URL, https, byProxy };
    const refused = foreign(request, own);
    if (refused) return refuseForeign(request, response, refused, facts.requestId);

    return pages(request, response, {
      ...headersForPages(request.headers, { dev }),
      // Next takes the nonce for its own scripts from here.
      'content-security-policy': contentSecurityPolicy(page),
      [MARK_HEADER]: frontMark() ?? '',
      'x-latchkey-path': request.url ?? '/',
      'x-latchkey-request-id': facts.requestId,
      ...(facts.address && { 'x-latchkey-address': facts.address }),
      // Told with a sign-in, so that the operator can learn of a proxy that TRUSTED_PROXIES lacks.
      ...(!byProxy && isForwarded(request) && { 'x-latchkey-unlisted-proxy': 'yes' }),
      ...forwarded(ownOrigin(askedAs(request.headers, own), own.publicUrl)),
    });
  };
}

/** Which methods pages take (RFC 9110, section 9.3.7). HAProxy's plain `option httpchk` asks nothing else. */
function answerOptions(request: IncomingMessage, response: ServerResponse): void {
  endWith(request, response, 200, '', {
    Allow: [...METHODS, 'OPTIONS'].join(', '),
    'Cache-Control': 'no-store',
  });
}

/** Whether the peer says that it hands on what somebody else asked. */
function isForwarded({ headers }: IncomingMessage): boolean {
  return Boolean(headers['x-forwarded-for'] ?? headers.forwarded);
}

/**
 * Where people find this server, one value each, whatever a proxy says in several: Next and our own pages
 * compare a form's Origin with them.
 */
function forwarded(origin: string | null): { 'x-forwarded-host'?: string; 'x-forwarded-proto'?: string } {
  if (!origin) return {};
  const { host, protocol } = new URL(origin);
  return { 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) };
}

// Never the query, cookies, bodies or authorization: any of them may hold a secret.
function logWhenDone(request: IncomingMessage, response: ServerResponse, facts: RequestFacts): void {
  const began = performance.now();
  const { method = 'GET', url = '/' } = request;
  const path = url.split('?', 1)[0] ?? '/';
  // The parts of a page are told only to those who ask for every detail.
  if (path.startsWith('/_next/') && !log().isLevelEnabled('debug')) return;
  response.once('close', () => {
    const status = statusOf(request, response);
    logRequest({ ...facts, method, path, status, ms: performance.now() - began });
  });
}

/** How it ended, for the log: a client that left before it had the answer is not one that was served. */
function statusOf(request: IncomingMessage, response: ServerResponse): number {
  const { statusCode, writableFinished, errored } = response;
  if (writableFinished) return statusCode;
  // Next makes a 500 of a form that broke off.
  if (leftWhileSending(request)) return CLIENT_GONE;
  if (statusCode >= 500) return statusCode;
  return errored ? BROKEN_OFF : CLIENT_GONE;
}
