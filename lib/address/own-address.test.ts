import { afterEach, expect, test } from 'vitest';
import {
  basePath,
  buildFolder,
  isHttps,
  ownUrl,
  textWithBasePath,
  withBasePath,
  withoutBasePath,
} from '@/lib/address/own-address';
import { parseConfig, setConfig } from '@/lib/config';

afterEach(() => setConfig({ PUBLIC_URL: '', TLS_CERT: '', TLS_KEY: '', PORT: '' }));

test.each([
  ['https://tokens.example.com', 'https://tokens.example.com', '', '.next'],
  ['https://tokens.example.com/', 'https://tokens.example.com', '', '.next'],
  ['HTTPS://Example.COM:443/latchkey/', 'https://example.com/latchkey', '/latchkey', '.next~latchkey'],
  [
    'http://example.com:8080/a.b/c-d_e/',
    'http://example.com:8080/a.b/c-d_e',
    '/a.b/c-d_e',
    '.next~a.b~c-d_e',
  ],
])('PUBLIC_URL=%s is %s', (said, url, path, folder) => {
  setConfig({ PUBLIC_URL: said });
  expect([ownUrl(), basePath(), buildFolder()]).toEqual([url, path, folder]);
  expect(isHttps()).toBe(url.startsWith('https:'));
});

test.each([
  'https://example.com/?a=b',
  'https://example.com/#a',
  'https://me@example.com/',
  'https://example.com/a~b',
  'https://example.com/a b',
  'https://example.com//a',
  'https://example.com/%61',
])('PUBLIC_URL=%s cannot be ours', (PUBLIC_URL) => {
  expect(() => parseConfig({ PUBLIC_URL })).toThrow(/^PUBLIC_URL: (must have no|may have a path)/);
});

test('without PUBLIC_URL it is this machine, over HTTPS where we have a certificate', () => {
  setConfig({ PORT: '3001' });
  expect([ownUrl(), basePath(), isHttps()]).toEqual(['http://localhost:3001', '', false]);
  setConfig({ TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' });
  expect([ownUrl(), isHttps()]).toEqual(['https://localhost:3001', true]);
});

test('a target loses the path in front of it, once, and nothing that only begins like it', () => {
  setConfig({ PUBLIC_URL: 'https://example.com/latchkey' });
  const without = ['/latchkey', '/latchkey/', '/latchkey?a', '/latchkey/x', '/latchkey/latchkey/x'].map(
    withoutBasePath,
  );
  expect(without).toEqual(['/', '/', '/?a', '/x', '/latchkey/x']);
  for (const other of ['/', '/latchkeys', '/x/latchkey', '/Latchkey/x'])
    expect(withoutBasePath(other)).toBe(other);
  expect(withoutBasePath(withBasePath('/api/docs'))).toBe('/api/docs');
});

test('people read addresses with the path', () => {
  const text = 'Compare it with /api/docs, or call /execute/Tokens/list; not /apix nor x/api/y.';
  expect(textWithBasePath(text)).toBe(text);
  setConfig({ PUBLIC_URL: 'https://example.com/latchkey' });
  expect(textWithBasePath(text)).toBe(
    'Compare it with /latchkey/api/docs, or call /latchkey/execute/Tokens/list; not /apix nor x/api/y.',
  );
});
