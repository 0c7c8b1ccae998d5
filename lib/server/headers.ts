import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

export type Page = { nonce: string; https: boolean; dev: boolean };

const YEAR_IN_SECONDS = 31_536_000;

/** The Content-Security-Policy of one answer: scripts run only when they carry its nonce. */
export function contentSecurityPolicy({ nonce, dev }: Page): string {
  const directives = {
    'default-src': "'self'",
    // The development server's hot reloading evaluates code and speaks over a web socket.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    'connect-src': `'self'${dev ? ' ws: wss:' : ''}`,
    // Style attributes (Radix positions its layers with them) cannot carry a nonce.
    'style-src': "'self' 'unsafe-inline'",
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

/** What every answer carries, whoever makes it. */
export function responseHeaders(page: Page, requestId: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(page),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'X-Request-Id': requestId,
    ...(page.https && { 'Strict-Transport-Security': `max-age=${YEAR_IN_SECONDS}` }),
  };
}

/** A request's headers without those that only we, or a trusted proxy, may set. */
export function withoutClaims(headers: IncomingHttpHeaders, fromTrustedProxy: boolean): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => !isClaim(name, fromTrustedProxy));
  return Object.fromEntries(kept);
}

/** Gives a request other headers, in both forms that Node keeps: Next reads one, Hono the other. */
export function replaceHeaders(request: IncomingMessage, headers: IncomingHttpHeaders): void {
  request.headers = headers;
  request.rawHeaders = Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).flatMap((one) => [name, one]),
  );
}

function isClaim(name: string, fromTrustedProxy: boolean): boolean {
  if (name.startsWith('x-latchkey-') || name === 'content-security-policy') return true;
  return (
    !fromTrustedProxy && (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip')
  );
}
