import { expect, it } from 'vitest';
import { DATA_HEADERS } from '@/lib/api/http/security-headers';
import { contentSecurityPolicy, responseHeaders } from '@/lib/server/pages/page-headers';

const page = { nonce: 'bm9uY2U=', https: false, dev: false };

it('lets scripts run only with the nonce of this answer', () => {
  const policy = contentSecurityPolicy(page);
  expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(policy).toContain("frame-ancestors 'none'");
});

it('lets no style run that is not a file of ours, but in development', () => {
  expect(contentSecurityPolicy(page)).toContain("style-src 'self';");
  expect(contentSecurityPolicy(page)).not.toContain('unsafe');
  expect(contentSecurityPolicy({ ...page, dev: true })).toContain("style-src 'self' 'unsafe-inline';");
});

it('says of a page all that it says of an answer of the API', () => {
  const { 'Content-Security-Policy': _, ...common } = DATA_HEADERS;
  expect(responseHeaders(page, 'id')).toMatchObject(common);
});

it('promises HTTPS only where there is HTTPS', () => {
  expect(responseHeaders(page, 'id')).not.toHaveProperty('Strict-Transport-Security');
  expect(responseHeaders({ ...page, https: true }, 'id')).toHaveProperty(
    'Strict-Transport-Security',
    'max-age=31536000; includeSubDomains',
  );
});

it('tells the number of the request', () => {
  expect(responseHeaders(page, 'some-id')['X-Request-Id']).toBe('some-id');
});
