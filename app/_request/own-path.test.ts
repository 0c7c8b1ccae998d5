import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownPath, signInPath } from '@/app/_request/own-path';

test.each([
  '/activity?deed=token.revoked',
  '/tokens',
  '/tokens/new',
  '/tokens?q=a&page=2',
  '/activity?action=token.revoked',
  '/account',
])('%s is our own', (path) => {
  expect(ownPath(path)).toBe(path);
});

test.each([
  null,
  '',
  'tokens',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'https://evil.example/tokens',
  '/%2f/evil.example',
  '/api/docs',
  '/sign-in',
  '/tokensmith',
  '/../..//evil.example',
  '/tokens/../../evil',
  'javascript:alert(1)',
])('%j leads home', (path) => {
  expect(ownPath(path)).toBe('/tokens');
});

test('whatever is asked for, one stays on this host', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'/\\.:@tokens?#%2f\t\n e') }), (path) => {
      const target = new URL(ownPath(path), 'https://own.example');
      expect(target.host).toBe('own.example');
      expect(ownPath(path).startsWith('//')).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("the router's own parameter does not come back", () => {
  expect(signInPath('/tokens/new?_rsc=abc')).toBe('/sign-in?next=%2Ftokens%2Fnew');
  expect(signInPath('/tokens')).toBe('/sign-in');
});
