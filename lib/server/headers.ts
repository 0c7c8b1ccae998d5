import type { IncomingMessage } from 'node:http';
import { securityHeaders } from '@/lib/api/http/security-headers';

export type Page = { nonce: string; https: boolean; dev: boolean };

/** A year of HTTPS only, for this host and all beneath it; said where there is HTTPS. */
export const STRICT_TRANSPORT = ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as const;

/** The Content-Security-Policy of one answer: scripts run only when they carry its nonce. */
export function contentSecurityPolicy({ nonce, dev }: Page): string {
  const directives = {
    'default-src': "'self'",
    // The development server's hot reloading evaluates code and speaks over a web socket.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    'connect-src': `'self'${dev ? ' ws: wss:' : ''}`,
    // The development server hands out its styles inside of scripts.
    'style-src': `'self'${dev ? " 'unsafe-inline'" : ''}`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** What every answer with a page carries. */
export function responseHeaders(page: Page, requestId: string): Record<string, string> {
  return {
    ...securityHeaders(contentSecurityPolicy(page)),
    'X-Request-Id': requestId,
    ...(page.https && Object.fromEntries([STRICT_TRANSPORT])),
  };
}

/** A request's headers, as Node keeps them raw, without those that only we, or a trusted proxy, may set. */
export function withoutClaims(rawHeaders: string[], fromTrustedProxy: boolean): string[] {
  const kept: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!isClaim(name.toLowerCase(), fromTrustedProxy)) kept.push(name, value);
  }
  return kept;
}

/** Gives a request these headers and `added`, in both forms that Node keeps, so that all readers agree. */
export function setRequestHeaders(
  request: IncomingMessage,
  kept: string[],
  added: Record<string, string>,
): void {
  const names = new Set(kept.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()));
  const headers = Object.entries(request.headers).filter(([name]) => names.has(name));
  request.headers = { ...Object.fromEntries(headers), ...added };
  // Raw, a header that was sent twice still stands there twice.
  request.rawHeaders = [...kept, ...Object.entries(added).flat()];
}

function isClaim(name: string, fromTrustedProxy: boolean): boolean {
  if (name.startsWith('x-latchkey-') || name === 'content-security-policy') return true;
  return (
    !fromTrustedProxy && (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip')
  );
}
