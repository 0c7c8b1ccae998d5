import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { isLoopback } from '@/lib/address/host';
import { type Asked, foreignFormSentence, isOwnOrigin } from '@/lib/address/own-origin';
import { log } from '@/lib/log/log';
import { refuse } from '@/lib/server/http/refuse';

/** What this server knows of its own address, and whether the request came through a trusted proxy. */
export type Own = { publicUrl: string | undefined; https: boolean; byProxy: boolean };

/** Why a request for a page is refused, and what the person can do. */
export type Foreign = { status: 403 | 421; reason: 'foreign form' | 'foreign host'; says: string };

/** Under which scheme and host a request asked for us. A trusted proxy may have changed both, and says so. */
export function askedAs(headers: IncomingHttpHeaders, own: Own): Asked {
  const said = (name: string) => (own.byProxy ? first(headers[name]) : null);
  return {
    host: said('x-forwarded-host') ?? headers.host ?? null,
    https: own.https || said('x-forwarded-proto') === 'https',
  };
}

/**
 * Refuses what another site could make a browser send: a request under a name that is not ours (DNS
 * rebinding), and a form that did not come from our own pages (CSRF). Null when there is nothing to refuse.
 */
export function foreign({ method, headers }: IncomingMessage, own: Own): Foreign | null {
  const { publicUrl } = own;
  const asked = askedAs(headers, own);
  const chosenByProxy = own.byProxy && !first(headers['x-forwarded-host']);
  if (publicUrl && !isOwnHost(asked.host, publicUrl, chosenByProxy))
    return { status: 421, reason: 'foreign host', says: foreignHostSentence(publicUrl) };
  if (method !== 'POST') return null;
  const source = { ...asked, origin: headers.origin ?? null, site: first(headers['sec-fetch-site']) };
  if (isOwnOrigin(source, publicUrl)) return null;
  return { status: 403, reason: 'foreign form', says: foreignFormSentence(source, publicUrl) };
}

/** Answers a request that is refused, with one line in the log. */
export function refuseForeign(
  request: IncomingMessage,
  response: ServerResponse,
  { status, reason, says }: Foreign,
  requestId: string,
): void {
  const { origin, host } = request.headers;
  const line = { requestId, reason, origin: origin?.slice(0, 200), host: host?.slice(0, 200), says };
  log().warn(line, 'refused');
  refuse(request, response, status, says);
}

/**
 * Whether a page may be asked for under this name: PUBLIC_URL's, or one of this machine. A trusted proxy
 * that names no X-Forwarded-Host may also ask by an address or a name of its own network, without a dot:
 * no other site can make a browser use such a name for its own pages.
 */
function isOwnHost(host: string | null, publicUrl: string, chosenByProxy: boolean): boolean {
  if (!host || !URL.canParse(`http://${host}`)) return false;
  const name = new URL(`http://${host}`).hostname;
  if (name === new URL(publicUrl).hostname || isOfThisMachine(name)) return true;
  return chosenByProxy && (isIP(name.replace(/^\[|\]$/g, '')) !== 0 || !name.includes('.'));
}

/** Browsers resolve every name under `.localhost` to their own machine. */
function isOfThisMachine(name: string): boolean {
  return isLoopback(name) || name.endsWith('.localhost');
}

function foreignHostSentence(publicUrl: string): string {
  return `This server answers under ${publicUrl} alone. Open that address. Behind a proxy, the operator must let it pass Host on unchanged, or list it in TRUSTED_PROXIES and let it send X-Forwarded-Host.`;
}

function first(value: string | string[] | undefined): string | null {
  const [one] = (Array.isArray(value) ? value.join(',') : (value ?? '')).split(',', 1);
  return one?.trim() || null;
}
