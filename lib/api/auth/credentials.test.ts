import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCredentials } from '@/lib/api/auth/credentials';
import { generateSecret } from '@/lib/tokens/secret';

const secret = generateSecret();
const read = (authorization: string | null, url = '/api/v1/token') =>
  readCredentials({ get: (name) => (name === 'authorization' ? authorization : null) }, url);
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

test('without a header there are no credentials', () => {
  expect(read(null)).toEqual({ kind: 'none' });
  expect(read('')).toEqual({ kind: 'none' });
});

describe('the three schemes, in capital or small letters', () => {
  test.each([
    ['Bearer', `Bearer ${secret}`, { kind: 'secret', secret, scheme: 'bearer' }],
    ['bearer', `bearer  ${secret} `, { kind: 'secret', secret, scheme: 'bearer' }],
    ['cpanel', `cpanel alice:${secret}`, { kind: 'secret', secret, user: 'alice', scheme: 'cpanel' }],
    [
      'Basic with a user',
      basic(`alice:${secret}`),
      { kind: 'secret', secret, user: 'alice', scheme: 'basic' },
    ],
    ['Basic without one', basic(`:${secret}`), { kind: 'secret', secret, scheme: 'basic' }],
  ])('%s', (_, header, credentials) => {
    expect(read(header)).toEqual(credentials);
  });
});

describe('what is refused as invalid_request', () => {
  test.each([
    ['two headers', `Bearer ${secret}, Bearer ${secret}`],
    ['two headers of different schemes', `Bearer ${secret}, cpanel alice:${secret}`],
    ['an unknown scheme', `Digest ${secret}`],
    ['no secret', 'Bearer '],
    ['no secret at all', 'Bearer'],
    ['cpanel without a user', `cpanel :${secret}`],
    ['cpanel without a colon', `cpanel ${secret}`],
    ['Basic that is no base64', 'Basic ***'],
    ['Basic without a colon', basic(secret)],
    ['more than 512 bytes', `Bearer ${'x'.repeat(506)}`],
  ])('%s', (_, header) => {
    expect(read(header)).toMatchObject({ kind: 'problem', code: 'invalid_request' });
  });

  test.each([
    ['access_token in the query', '/api/v1/token?access_token=anything'],
    ['a secret in the query, under any name', `/api/v1/tokens?search=${secret}`],
    ['a secret in the query, percent-encoded', `/api/v1/tokens?search=%6ck_${secret.slice(3)}`],
    ['in a whole URL', `https://host/api/v1/tokens?a=b&x=${secret}`],
  ])('%s', (_, url) => {
    expect(read(null, url)).toMatchObject({ kind: 'problem', code: 'invalid_request' });
    expect(read(`Bearer ${secret}`, url)).toMatchObject({ kind: 'problem' });
  });
});

test('512 bytes are still read', () => {
  expect(read(`Bearer ${'x'.repeat(505)}`)).toMatchObject({ kind: 'secret' });
});

test('no header and no query makes it throw, and no problem repeats what was sent', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.string({ unit: 'binary' }),
      (header, query) => {
        const credentials = read(header, `/x?${query}`);
        expect(['none', 'secret', 'problem']).toContain(credentials.kind);
      },
    ),
    { numRuns: 300 },
  );
  expect(JSON.stringify(read(`Digest ${secret}`))).not.toContain(secret);
});
