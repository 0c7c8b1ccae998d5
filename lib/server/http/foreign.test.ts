import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { foreign } from '@/lib/server/http/foreign';

const PUBLIC = 'https://tokens.example.com';

function statusOf(headers: IncomingHttpHeaders, own: object = {}, method = 'GET'): number | undefined {
  const request = { method, headers } as IncomingMessage;
  return foreign(request, { publicUrl: PUBLIC, https: true, byProxy: false, ...own })?.status;
}

test.each([
  'tokens.example.com',
  'TOKENS.example.com:443',
  'localhost:3000',
  '127.0.0.1:3000',
  '[::1]:3000',
  'x.localhost',
])('a page may be asked for under %s', (host) => {
  expect(statusOf({ host })).toBeUndefined();
});

test.each([
  'evil.example',
  'tokens.example.com.evil.example',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  '192.168.1.5:3000',
  'latchkey:3000',
  '',
  'a b',
  undefined,
])('a page asked for under %j is refused: a name may have been pointed here by another site', (host) => {
  expect(statusOf({ host })).toBe(421);
  expect(statusOf({ host, 'x-forwarded-host': 'tokens.example.com' })).toBe(421);
});

test('without PUBLIC_URL nobody knows the right name', () => {
  expect(statusOf({ host: 'evil.example' }, { publicUrl: undefined })).toBeUndefined();
});

test('a trusted proxy that changes Host says the name in X-Forwarded-Host', () => {
  const host = 'latchkey.internal:3000';
  const asked = (name: string) => statusOf({ host, 'x-forwarded-host': name }, { byProxy: true });
  expect(asked('tokens.example.com')).toBeUndefined();
  expect(asked('tokens.example.com, inner.example')).toBeUndefined();
  expect(asked('evil.example')).toBe(421);
  expect(statusOf({ host }, { byProxy: true })).toBe(421);
});

test('a trusted proxy that says no name may use an address, or a name of its own network', () => {
  for (const host of ['latchkey:3000', '10.1.2.3:3000', '[fd00::1]:3000'])
    expect(statusOf({ host }, { byProxy: true })).toBeUndefined();
  expect(statusOf({ host: 'evil.example' }, { byProxy: true })).toBe(421);
});

test('a form needs the origin of our own pages, and a page does not', () => {
  const host = 'tokens.example.com';
  const form = (origin: string | undefined, own: object = {}) => statusOf({ host, origin }, own, 'POST');
  expect(form('https://tokens.example.com')).toBeUndefined();
  for (const origin of [
    'https://evil.example',
    'http://tokens.example.com',
    'http://localhost:3000',
    'null',
    undefined,
  ])
    expect(form(origin)).toBe(403);
  expect(statusOf({ host, origin: 'https://evil.example' })).toBeUndefined();
});

test('where a trusted proxy ends TLS, its word on the scheme counts, and nobody else’s', () => {
  const headers = { host: 'a.example', origin: 'https://a.example', 'x-forwarded-proto': 'https' };
  const own = { publicUrl: undefined, https: false };
  expect(statusOf(headers, { ...own, byProxy: true }, 'POST')).toBeUndefined();
  expect(statusOf(headers, own, 'POST')).toBe(403);
});

test('whoever is refused reads what to do', () => {
  const request = { method: 'POST', headers: { host: 'tokens.example.com' } } as IncomingMessage;
  const own = { https: true, byProxy: false };
  expect(foreign(request, { ...own, publicUrl: PUBLIC })?.says).toContain(`Open ${PUBLIC}`);
  expect(foreign(request, { ...own, publicUrl: undefined })?.says).toContain('PUBLIC_URL');
});
