import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { config } from '@/lib/config';

/** What something is signed for; each has a key of its own, derived from AUTH_SECRET. */
type Purpose = 'device cookie' | 'flash';

/** The signature of `text` for one purpose: HMAC-SHA-256, as 43 characters of base64url. */
export function signatureOf(purpose: Purpose, text: string): string {
  const { AUTH_SECRET } = config();
  if (!AUTH_SECRET) throw new Error('AUTH_SECRET is not set.');
  const key = Buffer.from(hkdfSync('sha256', AUTH_SECRET, '', `latchkey ${purpose}`, 32));
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Whether `signature` is ours for this text and purpose. */
export function isSigned(purpose: Purpose, text: string, signature: string): boolean {
  const own = Buffer.from(signatureOf(purpose, text));
  const sent = Buffer.from(signature);
  return own.length === sent.length && timingSafeEqual(own, sent);
}
