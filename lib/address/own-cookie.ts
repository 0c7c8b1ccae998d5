/** How a browser finds this server: over HTTPS or not, and under which path ('' at the root of the host). */
export type Reached = { https: boolean; basePath: string };

/**
 * The name and attributes of a cookie of ours. Over HTTPS it is Secure and bound to this host by its
 * prefix, so that no other host of the domain can set it (RFC 6265bis, section 4.1.3.2). Under a path it is
 * sent there alone, which that prefix does not allow, and has the path in its name: whatever else is on the
 * host, another Latchkey among it, neither gets it nor overwrites it.
 */
export function ownCookie(name: string, { https, basePath }: Reached) {
  const prefix = https ? (basePath ? '__Secure-' : '__Host-') : '';
  return {
    name: `${prefix}${name}${basePath.replaceAll('/', '~')}`,
    path: basePath || '/',
    sameSite: 'lax',
    secure: https,
  } as const;
}
