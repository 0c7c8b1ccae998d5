import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { knownDevice, withDevice } from '@/lib/accounts/throttle/device-cookie';
import { setConfig } from '@/lib/config';

const alice = { id: 'a', passwordHash: 'hash of alice' };
const bob = { id: 'b', passwordHash: 'hash of bob' };

beforeAll(() => setConfig({ AUTH_SECRET: 'a secret of at least 32 characters' }));

test('a browser is known for the account that signed in, and for no other', () => {
  const cookie = withDevice(null, alice);
  expect(knownDevice(cookie, alice)).toMatch(/^[\w-]{22}$/);
  expect(knownDevice(cookie, bob)).toBeNull();
  expect(knownDevice(cookie, null)).toBeNull();
  expect(knownDevice(null, alice)).toBeNull();
});

test('signing in again keeps the nonce, and two browsers have two', () => {
  const cookie = withDevice(null, alice);
  expect(withDevice(cookie, alice)).toBe(cookie);
  expect(knownDevice(withDevice(null, alice), alice)).not.toBe(knownDevice(cookie, alice));
});

test('a new password, and a new AUTH_SECRET, end it', () => {
  const cookie = withDevice(null, alice);
  expect(knownDevice(cookie, { ...alice, passwordHash: 'another' })).toBeNull();
  setConfig({ AUTH_SECRET: 'another secret of at least 32 chars' });
  expect(knownDevice(cookie, alice)).toBeNull();
  setConfig({ AUTH_SECRET: 'a secret of at least 32 characters' });
  expect(knownDevice(cookie, alice)).not.toBeNull();
});

test('one browser is known for the last four accounts, and the cookie stays short', () => {
  const owners = Array.from({ length: 9 }, (_, n) => ({ id: String(n), passwordHash: `hash ${n}` }));
  const cookie = owners.reduce<string | null>((sent, owner) => withDevice(sent, owner), null);
  expect(owners.map((owner) => knownDevice(cookie, owner) !== null)).toEqual(owners.map((_, n) => n >= 5));
  expect(cookie?.length).toBeLessThan(300);
});

test('nothing that is made up or altered is known, whatever is sent', () => {
  const cookie = withDevice(null, alice);
  fc.assert(
    fc.property(fc.nat(cookie.length - 1), fc.constantFrom(...'abcABC012-_.~ '), (at, letter) => {
      const altered = cookie.slice(0, at) + letter + cookie.slice(at + 1);
      if (altered !== cookie) expect(knownDevice(altered, alice)).toBeNull();
    }),
  );
  fc.assert(
    fc.property(fc.string(), (sent) => {
      expect(knownDevice(sent, alice)).toBeNull();
    }),
  );
});
