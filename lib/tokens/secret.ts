import { hash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

declare const brand: unique symbol;
/** The string that is shown once. Branded, so that no other string is hashed or shown in its place. */
export type Secret = string & { readonly [brand]: 'Secret' };

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PREFIX = 'lk_';
const BODY_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const FORM = /^lk_[0-9A-Za-z]{38}$/;

/** A new secret: `lk_`, 32 base62 characters from the system's CSPRNG (190 bits), and their checksum. */
export function generateSecret(): Secret {
  const body = PREFIX + randomBase62(BODY_LENGTH);
  return (body + checksum(body)) as Secret;
}

/**
 * `text` as a secret when its form and checksum are right, else null. Needs no database. The end of a line
 * behind it, which comes along when a file is read, is no part of it.
 */
export function parseSecret(text: string): Secret | null {
  const line = text.replace(/\r?\n$/, '');
  if (!FORM.test(line)) return null;
  const body = line.slice(0, -CHECKSUM_LENGTH);
  return checksum(body) === line.slice(-CHECKSUM_LENGTH) ? (line as Secret) : null;
}

/** What is stored of a secret: its SHA-256, 32 bytes. A slow hash is for what can be guessed. */
export function digestOf(secret: Secret): Buffer<ArrayBuffer> {
  return hash('sha256', secret, 'buffer') as Buffer<ArrayBuffer>;
}

/** The same in hexadecimal, as look-ups ask for it. */
export function hexDigestOf(secret: Secret): string {
  return hash('sha256', secret, 'hex');
}

/** The last 4 characters, for telling tokens apart. */
export function hintOf(secret: Secret): string {
  return secret.slice(-4);
}

/** Six base62 characters of the CRC-32 over `body`, most significant first. */
function checksum(body: string): string {
  let rest = crc32(body);
  let digits = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i++) {
    digits = ALPHABET[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

function randomBase62(length: number): string {
  // 248 is the largest multiple of 62 in a byte: what lies above would favour the first characters.
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62];
    }
  }
  return text;
}
