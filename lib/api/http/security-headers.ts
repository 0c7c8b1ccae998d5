/**
 * What every answer carries about how browsers may use it, pages and the API alike. `policy` is its
 * Content-Security-Policy. HSTS is added where there is HTTPS, which the server knows.
 */
export function securityHeaders(policy: string) {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  } as const;
}

/** For answers that are data: shown in a browser, they load nothing and stand in no frame. */
export const DATA_HEADERS = securityHeaders("default-src 'none'; frame-ancestors 'none'");

const entries = Object.entries(DATA_HEADERS);

/** Adds them to an answer. One without content, as of a verify that passed, does without; a page keeps its own policy. */
export function addDataHeaders({ headers, body }: Response): void {
  if (!body) headers.set('X-Content-Type-Options', 'nosniff');
  else for (const [name, value] of entries) if (!headers.has(name)) headers.set(name, value);
}
