import { randomBytes } from 'node:crypto';
import { isSigned, signatureOf } from '@/lib/own-signature';

/** How many accounts one browser is remembered for. */
const MOST_MARKS = 4;
const PURPOSE = 'device cookie';

/** Whose browser it is. The hash is part of what is signed: a new password ends every mark. */
export type DeviceOwner = { id: string; passwordHash: string };

/**
 * The nonce by which a browser is known for `owner`, from its device cookie; null when it is not known.
 * The cookie holds a mark for each account, `nonce.signature`, and names no account. See "Slow Down
 * Online Guessing Attacks with Device Cookies" (OWASP).
 */
export function knownDevice(cookie: string | null | undefined, owner: DeviceOwner | null): string | null {
  if (!cookie || !owner) return null;
  for (const mark of marksOf(cookie)) {
    const [nonce = '', signature = ''] = mark.split('.');
    if (isSigned(PURPOSE, textOf(nonce, owner), signature)) return nonce;
  }
  return null;
}

/** The cookie by which the browser is known for `owner` from now on, and for whom it was known before. */
export function withDevice(cookie: string | null | undefined, owner: DeviceOwner): string {
  const nonce = knownDevice(cookie, owner) ?? randomBytes(16).toString('base64url');
  const own = `${nonce}.${signatureOf(PURPOSE, textOf(nonce, owner))}`;
  const others = marksOf(cookie ?? '').filter((mark) => mark !== own);
  return [own, ...others].slice(0, MOST_MARKS).join('~');
}

function marksOf(cookie: string): string[] {
  return cookie.split('~', MOST_MARKS).filter((mark) => /^[\w-]{22}\.[\w-]{43}$/.test(mark));
}

function textOf(nonce: string, owner: DeviceOwner): string {
  return `${nonce}\n${owner.id}\n${owner.passwordHash}`;
}
