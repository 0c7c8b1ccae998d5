import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitAfter } from '@/lib/accounts/throttle';

test('the first failures are free, then the waits grow to 15 minutes', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((failures) => waitAfter(failures, 'login'))).toEqual([
    0, 0, 2, 5, 30, 60, 120, 240, 480, 900, 900,
  ]);
});

test('an address, which many people share, has more room', () => {
  expect(waitAfter(20, 'address')).toBe(0);
  expect(waitAfter(21, 'address')).toBe(2);
});

test('a wait never shrinks with more failures, and never exceeds 15 minutes', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.constantFrom('login' as const, 'address' as const), (failures, of) => {
      expect(waitAfter(failures + 1, of)).toBeGreaterThanOrEqual(waitAfter(failures, of));
      expect(waitAfter(failures, of)).toBeLessThanOrEqual(900);
    }),
  );
});
