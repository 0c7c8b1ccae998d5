import { cookies } from 'next/headers';
import { encode } from 'next-auth/jwt';
import { config } from '@/lib/config';

/** The session's cookie: not readable by scripts, not sent by other sites, and bound to this host over HTTPS. */
export function sessionCookie() {
  const { PUBLIC_URL, TLS_CERT, SESSION_DAYS } = config();
  const secure = PUBLIC_URL ? PUBLIC_URL.startsWith('https:') : Boolean(TLS_CERT);
  return {
    name: secure ? '__Host-latchkey-session' : 'latchkey-session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: SESSION_DAYS * 24 * 60 * 60 },
  } as const;
}

/** Hands the browser the cookie of a session, as next-auth itself writes it. */
export async function keepSession(sessionId: string): Promise<void> {
  const { name, options } = sessionCookie();
  const secret = config().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set.');
  const value = await encode({ token: { sessionId }, secret, maxAge: options.maxAge });
  (await cookies()).set(name, value, options);
}

export async function dropSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}
