import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networkOf } from '@/lib/address/network-of';

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:db8:1:2:ffff::9', '2001:db8:1:2'],
  ['2001:0DB8:0:0:1::', '2001:db8:0:0'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('all addresses of a /64 count as one, and those of two as two, however they are written', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  const written = (groups: number[], padded: boolean) =>
    groups.map((one) => one.toString(16).padStart(padded ? 4 : 1, '0')).join(':');
  fc.assert(
    fc.property(
      fc.array(group, { minLength: 4, maxLength: 4 }),
      fc.array(group, { minLength: 4, maxLength: 4 }),
      fc.array(group, { minLength: 4, maxLength: 4 }),
      fc.boolean(),
      (network, host, other, padded) => {
        const one = networkOf(written([...network, ...host], padded));
        expect(networkOf(written([...network, ...other], !padded).toUpperCase())).toBe(one);
        expect(networkOf(written([...other, ...host], padded)) === one).toBe(
          String(other) === String(network),
        );
      },
    ),
  );
});
