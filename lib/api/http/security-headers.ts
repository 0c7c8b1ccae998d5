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

const POLICY = 'Content-Security-Policy';
const others = Object.entries(DATA_HEADERS).filter(([name]) => name !== POLICY);

/** Adds them to an answer. One without content, as of a verify that passed, does without; a page keeps its own policy. */
export function addDataHeaders({ headers, body }: Response): void {
  if (!body) {
    headers.set('X-Content-Type-Options', 'nosniff');
    return;
  }
  if (!headers.has(POLICY)) headers.set(POLICY, DATA_HEADERS[POLICY]);
  for (const [name, value] of others) headers.set(name, value);
}
