import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Every tenth token has expired. */
export const EXPIRED_EVERY = 10;

export type Kind = 'good' | 'unknown' | 'malformed' | 'expired';
export const kinds: readonly Kind[] = ['good', 'unknown', 'malformed', 'expired'];

/**
 * The secret of the n-th token, from 1: in the form of a real one and with its checksum, but known to
 * both the database's filling and the load generator. Real ones come from a CSPRNG.
 */
export function secretOf(n: number): string {
  const body = `lk_${createHash('md5').update(`latchkey bench ${n}`).digest('hex')}`;
  let rest = crc32(body);
  let checksum = '';
  for (let i = 0; i < 6; i++) {
    checksum = ALPHABET[rest % 62] + checksum;
    rest = Math.floor(rest / 62);
  }
  return body + checksum;
}

/** The same in PostgreSQL 18, over a column `n`. */
export const SECRET_IN_SQL = `(SELECT body || string_agg(substr('${ALPHABET}', (crc32(body::bytea) / (62::bigint ^ (5 - i))::bigint % 62)::int + 1, 1), '' ORDER BY i)
  FROM (SELECT 'lk_' || md5('latchkey bench ' || n) AS body) b, generate_series(0, 5) i GROUP BY body)`;

/** A secret of this kind, picked at random among `tokens`. */
export function randomSecret(kind: Kind, tokens: number): string {
  const tens = Math.max(1, Math.floor(tokens / EXPIRED_EVERY));
  const ten = Math.floor(Math.random() * tens) * EXPIRED_EVERY;
  if (kind === 'expired') return secretOf(ten + EXPIRED_EVERY);
  const good = secretOf(ten + 1 + Math.floor(Math.random() * (EXPIRED_EVERY - 1)));
  if (kind === 'unknown') return secretOf(tokens + 1 + Math.floor(Math.random() * tokens));
  return kind === 'good' ? good : `${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}`;
}
