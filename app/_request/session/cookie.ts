import { cookies } from 'next/headers';
import { config } from '@/lib/config';
import { ownCookie } from '@/lib/own-cookie';

/** Whether people reach this server over HTTPS, so that every cookie is Secure and bound to the host. */
export function cookiesAreSecure(): boolean {
  const { PUBLIC_URL, TLS_CERT } = config();
  return PUBLIC_URL ? PUBLIC_URL.startsWith('https:') : Boolean(TLS_CERT);
}

/** The session's cookie: not readable by scripts, not sent by other sites, and bound to this host over HTTPS. */
export function sessionCookie() {
  const { name, ...options } = ownCookie('latchkey-session', cookiesAreSecure());
  return {
    name,
    options: { ...options, httpOnly: true, maxAge: config().SESSION_DAYS * 24 * 60 * 60 },
  } as const;
}

type Kept = { maxAge: number; httpOnly: boolean };

/** The value of a cookie of ours, as the browser sent it. */
export async function readCookie(name: string): Promise<string | undefined> {
  return (await cookies()).get(ownCookie(name, cookiesAreSecure()).name)?.value;
}

/** Gives the browser a cookie of ours for `maxAge` seconds; a script may read it when not `httpOnly`. */
export async function keepCookie(name: string, value: string, kept: Kept): Promise<void> {
  const { name: sent, ...options } = ownCookie(name, cookiesAreSecure());
  (await cookies()).set(sent, value, { ...options, ...kept });
}
