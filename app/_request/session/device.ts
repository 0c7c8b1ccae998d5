import { keepCookie, readCookie } from '@/app/_request/session/cookie';

const COOKIE = 'latchkey-device';
// As long as browsers keep a cookie at all.
const MAX_AGE = 400 * 24 * 60 * 60;

/** The cookie by which a browser is known that signed in before. */
export async function deviceCookie(): Promise<string | undefined> {
  return readCookie(COOKIE);
}

/** Lets this browser be known: it then has a sign-in counter of its own, which no stranger can lock. */
export async function keepDevice(value: string): Promise<void> {
  await keepCookie(COOKIE, value, { maxAge: MAX_AGE, httpOnly: true });
}
