import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readFlash, signedFlash } from '@/app/_request/flash';
import { setConfig } from '@/lib/config';

beforeAll(() => setConfig({ AUTH_SECRET: 'a secret of at least 32 characters' }));

test('a flash comes back as it was said', () => {
  const cookie = signedFlash('Revoked “a;b”', 'danger');
  expect(readFlash(cookie)).toEqual({ message: 'Revoked “a;b”', tone: 'danger', cookie });
});

test('a flash that this server did not sign says nothing', () => {
  const text = Buffer.from('{"message":"Call 555-0100","tone":"danger"}').toString('base64url');
  const [own = '', signature = ''] = signedFlash('Revoked 3 tokens.', 'success').split('.');
  for (const forged of [
    undefined,
    '',
    '.',
    '{"message":"Call 555-0100","tone":"danger"}',
    text,
    `${text}.`,
    `${text}.${signature}`,
    own,
    `${own}.${signature.slice(1)}`,
  ])
    expect(readFlash(forged)).toBeUndefined();
  fc.assert(
    fc.property(fc.string(), (sent) => {
      expect(readFlash(sent)).toBeUndefined();
    }),
  );
});
