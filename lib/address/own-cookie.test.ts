import { expect, test } from 'vitest';
import { ownCookie } from '@/lib/address/own-cookie';

test.each([
  [false, '', 'theme', '/'],
  [true, '', '__Host-theme', '/'],
  [false, '/a/b', 'theme~a~b', '/a/b'],
  [true, '/a/b', '__Secure-theme~a~b', '/a/b'],
])('a cookie over HTTPS (%s) under “%s” is %s', (https, basePath, name, path) => {
  expect(ownCookie('theme', { https, basePath })).toEqual({ name, path, sameSite: 'lax', secure: https });
});

test('no two paths share the name of a cookie', () => {
  const paths = ['', '/a', '/a/b', '/a-b', '/a_b', '/a.b', '/ab', '/A'];
  const names = paths.map((basePath) => ownCookie('x', { https: true, basePath }).name);
  expect(new Set(names).size).toBe(paths.length);
});
