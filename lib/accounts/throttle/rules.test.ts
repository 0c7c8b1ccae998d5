import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitAfter } from '@/lib/accounts/throttle/rules';

const kinds = ['network', 'login', 'pair', 'device', 'password'] as const;

test('the first failures are free, then the waits grow to 15 minutes', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((failures) => waitAfter(failures, 'pair'))).toEqual([
    0, 0, 2, 5, 30, 60, 120, 240, 480, 900, 900,
  ]);
});

test('a network, which many people share, has more room', () => {
  expect(waitAfter(20, 'network')).toBe(0);
  expect(waitAfter(21, 'network')).toBe(2);
});

test('a wait never shrinks with more failures, and never exceeds 15 minutes', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.constantFrom(...kinds), (failures, of) => {
      expect(waitAfter(failures + 1, of)).toBeGreaterThanOrEqual(waitAfter(failures, of));
      expect(waitAfter(failures, of)).toBeLessThanOrEqual(900);
    }),
  );
});

test('strangers make the owner of a login wait 30 seconds at most', () => {
  fc.assert(
    fc.property(fc.nat(5000), (failures) => {
      expect(waitAfter(failures, 'login')).toBeLessThanOrEqual(30);
    }),
  );
});
