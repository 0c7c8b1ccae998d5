import { keepCookie, readCookie } from '@/app/_request/session/cookie';
import { FLASH_COOKIE, type Flash } from '@/components/ui/flash';
import type { ToastTone } from '@/components/ui/toast';
import { isSigned, signatureOf } from '@/lib/own-signature';

const SECONDS = 30;

/** Says `message` on the page that follows. Never a secret: it travels in a cookie. */
export async function showOnNextPage(message: string, tone: ToastTone = 'success'): Promise<void> {
  await keepCookie(FLASH_COOKIE, signedFlash(message, tone), { maxAge: SECONDS, httpOnly: false });
}

/** What the page before wanted said, if the cookie is one that this server made. */
export async function sentFlash(): Promise<Flash | undefined> {
  return readFlash(await readCookie(FLASH_COOKIE));
}

/** The value of the cookie: signed, so that nobody else can put words into our mouth. */
export function signedFlash(message: string, tone: ToastTone): string {
  const text = Buffer.from(JSON.stringify({ message, tone })).toString('base64url');
  return `${text}.${signatureOf('flash', text)}`;
}

/** Reads a cookie's value; one that this server did not sign is no flash. */
export function readFlash(cookie: string | undefined): Flash | undefined {
  const [text = '', signature = ''] = cookie?.split('.') ?? [];
  if (!cookie || !isSigned('flash', text, signature)) return undefined;
  return { ...JSON.parse(Buffer.from(text, 'base64url').toString()), cookie };
}
