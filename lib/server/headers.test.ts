import { expect, it } from 'vitest';
import { contentSecurityPolicy, responseHeaders, withoutClaims } from '@/lib/server/headers';

const page = { nonce: 'bm9uY2U=', https: false, dev: false };

it('lets scripts run only with the nonce of this answer', () => {
  const policy = contentSecurityPolicy(page);
  expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(policy).toContain("frame-ancestors 'none'");
});

it('promises HTTPS only where there is HTTPS', () => {
  expect(responseHeaders(page, 'id')).not.toHaveProperty('Strict-Transport-Security');
  expect(responseHeaders({ ...page, https: true }, 'id')).toHaveProperty('Strict-Transport-Security');
});

it('tells the number of the request', () => {
  expect(responseHeaders(page, 'some-id')['X-Request-Id']).toBe('some-id');
});

const sent = {
  host: 'tokens.example',
  cookie: 'a=b',
  'x-latchkey-address': '127.0.0.1',
  'x-latchkey-anything': '1',
  'content-security-policy': "script-src 'nonce-mine'",
  'x-forwarded-for': '1.1.1.1',
  'x-forwarded-host': 'evil.example',
  forwarded: 'for=1.1.1.1',
};

it('drops what a client claims in our name, and the word of a proxy that is not trusted', () => {
  expect(withoutClaims(sent, false)).toEqual({ host: 'tokens.example', cookie: 'a=b' });
});

it('keeps the word of a trusted proxy', () => {
  const kept = withoutClaims(sent, true);
  expect(kept).toMatchObject({ 'x-forwarded-host': 'evil.example', forwarded: 'for=1.1.1.1' });
  expect(kept).not.toHaveProperty('x-latchkey-address');
  expect(kept).not.toHaveProperty('content-security-policy');
});
