import { cookies } from 'next/headers';
import { basePath, isHttps } from '@/lib/address/own-address';
import { ownCookie } from '@/lib/address/own-cookie';
import { config } from '@/lib/config';

/** A cookie of ours, as this server names it. */
export function namedCookie(name: string) {
  return ownCookie(name, { https: isHttps(), basePath: basePath() });
}

/** The session's cookie: not readable by scripts, not sent by other sites, and bound to this host over HTTPS. */
export function sessionCookie() {
  const { name, ...options } = namedCookie('latchkey-session');
  return {
    name,
    options: { ...options, httpOnly: true, maxAge: config().SESSION_DAYS * 24 * 60 * 60 },
  } as const;
}

type Kept = { maxAge: number; httpOnly: boolean };

/** The value of a cookie of ours, as the browser sent it. */
export async function readCookie(name: string): Promise<string | undefined> {
  return (await cookies()).get(namedCookie(name).name)?.value;
}

/** Gives the browser a cookie of ours for `maxAge` seconds; a script may read it when not `httpOnly`. */
export async function keepCookie(name: string, value: string, kept: Kept): Promise<void> {
  const { name: sent, ...options } = namedCookie(name);
  (await cookies()).set(sent, value, { ...options, ...kept });
}
