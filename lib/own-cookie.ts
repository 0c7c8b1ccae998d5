/**
 * The name and attributes of a cookie of ours. Over HTTPS it is Secure and bound to this host by its
 * prefix, so that no other host of the domain can set it (RFC 6265bis, section 4.1.3.2).
 */
export function ownCookie(name: string, secure: boolean) {
  return { name: secure ? `__Host-${name}` : name, path: '/', sameSite: 'lax', secure } as const;
}
