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
