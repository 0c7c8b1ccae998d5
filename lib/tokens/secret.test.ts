import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf, generateSecret, hintOf, parseSecret } from '@/lib/tokens/secret';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

test('a secret is lk_, 32 characters and 6 of checksum, all base62', () => {
  for (let i = 0; i < 1000; i++) expect(generateSecret()).toMatch(/^lk_[0-9A-Za-z]{32}[0-9A-Za-z]{6}$/);
});

test('a made secret is read back as itself', () => {
  for (let i = 0; i < 1000; i++) {
    const secret = generateSecret();
    expect(parseSecret(secret)).toBe(secret);
  }
});

test('the checksum is the CRC-32 of all before it, so any tool can check a leak', () => {
  fc.assert(
    fc.property(fc.constant(null), () => {
      const secret = generateSecret();
      let rest = bitwiseCrc32(secret.slice(0, -6));
      let digits = '';
      for (let i = 0; i < 6; i++) {
        digits = base62[rest % 62] + digits;
        rest = Math.floor(rest / 62);
      }
      expect(secret.slice(-6)).toBe(digits);
    }),
  );
});

test('one mistyped character is refused without a look-up', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.constantFrom(...base62), (position, character) => {
      const secret = generateSecret();
      const typo = secret.slice(0, position) + character + secret.slice(position + 1);
      fc.pre(typo !== secret);
      expect(parseSecret(typo)).toBeNull();
    }),
    { numRuns: 1000 },
  );
});

test('two neighbours swapped are refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 39 }), (at) => {
      const secret = generateSecret();
      const swapped = secret.slice(0, at) + secret[at + 1] + secret[at] + secret.slice(at + 2);
      fc.pre(swapped !== secret);
      expect(parseSecret(swapped)).toBeNull();
    }),
  );
});

test('nothing else is a secret', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => parseSecret(text) === null));
  const secret = generateSecret();
  for (const near of [
    ` ${secret}`,
    `\n${secret}`,
    `${secret}\n\n`,
    `${secret} `,
    `${secret}\r`,
    secret.toUpperCase(),
    secret.slice(3),
    `${secret}0`,
    `${secret}\0`,
  ]) {
    expect(parseSecret(near)).toBeNull();
  }
});

test('the end of a line behind a secret is no part of it', () => {
  const secret = generateSecret();
  for (const end of ['\n', '\r\n']) expect(parseSecret(secret + end)).toBe(secret);
});

test('no character of a secret is likelier than another', () => {
  const counts = new Map<string, number>();
  const secrets = 20_000;
  for (let i = 0; i < secrets; i++) {
    for (const character of generateSecret().slice(3, 35))
      counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const expected = (secrets * 32) / 62;
  const chiSquare = [...base62].reduce(
    (sum, c) => sum + ((counts.get(c) ?? 0) - expected) ** 2 / expected,
    0,
  );
  // 61 degrees of freedom: beyond 130 once in more than a million runs; a modulo bias gives thousands.
  expect(chiSquare).toBeLessThan(130);
});

test('no two secrets are equal', () => {
  const secrets = Array.from({ length: 10_000 }, generateSecret);
  expect(new Set(secrets).size).toBe(secrets.length);
});

test('the digest is the SHA-256 of the whole secret, the hint its last four characters', () => {
  const secret = generateSecret();
  expect(digestOf(secret)).toEqual(createHash('sha256').update(secret, 'utf8').digest());
  expect(hintOf(secret)).toBe(secret.slice(-4));
});

function bitwiseCrc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
