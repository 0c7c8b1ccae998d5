import { expect, test } from 'vitest';
import { isOwnOrigin } from '@/lib/address/own-origin';

const PUBLIC = 'https://tokens.example.com/';
const sent = (origin: string | null, more: object = {}) => ({
  origin,
  site: 'same-origin',
  host: 'tokens.example.com',
  https: true,
  ...more,
});

test.each([
  'http://tokens.example.com',
  'https://tokens.example.com:8443',
  'https://localhost:3000',
  'https://evil.example',
  'https://sub.tokens.example.com',
  'https://tokens.example.com.evil.example',
  'https://tokens.example.com/',
  'https://tokens.example.com@evil.example',
  'null',
  '',
  null,
])('with PUBLIC_URL set, %j is refused', (origin) => {
  expect(isOwnOrigin(sent(origin), PUBLIC)).toBe(false);
});

test('with PUBLIC_URL set exactly its origin passes, whatever Host a proxy asks with', () => {
  expect(isOwnOrigin(sent('https://tokens.example.com'), PUBLIC)).toBe(true);
  expect(
    isOwnOrigin(sent('https://tokens.example.com', { host: 'latchkey:3000', https: false }), PUBLIC),
  ).toBe(true);
  expect(isOwnOrigin(sent('http://evil.example', { host: 'evil.example', https: false }), PUBLIC)).toBe(
    false,
  );
});

test('without it scheme, host and port must be those that were asked for', () => {
  const asked = (origin: string, host: string, https: boolean) =>
    isOwnOrigin(sent(origin, { host, https }), undefined);
  expect(asked('http://localhost:3000', 'localhost:3000', false)).toBe(true);
  expect(asked('https://a.example', 'a.example', true)).toBe(true);
  expect(asked('https://a.example', 'a.example:443', true)).toBe(true);
  expect(asked('http://a.example', 'a.example', true)).toBe(false);
  expect(asked('https://a.example', 'a.example', false)).toBe(false);
  expect(asked('http://localhost:3001', 'localhost:3000', false)).toBe(false);
  expect(asked('http://a.example', 'not a host', false)).toBe(false);
});

test('a form that the browser itself calls cross-site is refused, whatever its Origin says', () => {
  expect(isOwnOrigin(sent('https://tokens.example.com', { site: 'cross-site' }), PUBLIC)).toBe(false);
  expect(isOwnOrigin(sent('https://tokens.example.com', { site: null }), PUBLIC)).toBe(true);
});
