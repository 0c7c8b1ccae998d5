import { expect, it } from 'vitest';
import { clientAddress, plainAddress, trustedProxies } from '@/lib/server/http/client-address';

const proxies = trustedProxies(['10.0.0.0/8', '192.0.2.7', 'fd00::/8']);

it.each([
  ['nobody is trusted: the sender is the client', '203.0.113.5', '1.1.1.1', '203.0.113.5'],
  ['a proxy adds whom it saw', '10.0.0.1', '203.0.113.5', '203.0.113.5'],
  [
    'what a client made up stands left of what a proxy saw',
    '10.0.0.1',
    '6.6.6.6, 203.0.113.5',
    '203.0.113.5',
  ],
  ['a row of proxies', '10.0.0.1', '203.0.113.5, 192.0.2.7, 10.9.9.9', '203.0.113.5'],
  ['a row of nothing but proxies: its first', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ['no header', '10.0.0.1', undefined, '10.0.0.1'],
  ['an empty header', '10.0.0.1', '', '10.0.0.1'],
  ['a hop that is no address ends the belief', '10.0.0.1', '203.0.113.5, unknown', '10.0.0.1'],
  ['a port and brackets', '10.0.0.1', '[2001:db8::1]:4711', '2001:db8::1'],
  ['IPv4 written as IPv6', '::ffff:10.0.0.1', '203.0.113.5:80', '203.0.113.5'],
  ['a proxy on IPv6', 'fd00::1', '203.0.113.5', '203.0.113.5'],
  ['no sender', undefined, '203.0.113.5', null],
])('%s', (_what, remote, forwardedFor, client) => {
  expect(clientAddress(remote, forwardedFor, proxies)).toBe(client);
});

it('believes nobody by default', () => {
  expect(clientAddress('127.0.0.1', '1.1.1.1', trustedProxies([]))).toBe('127.0.0.1');
});

it.each(['10.0.0.0/33', 'proxy.example', '10.0.0.0/', '::1/129', '10.0.0.0/x'])(
  'refuses the entry "%s"',
  (entry) => {
    expect(() => trustedProxies([entry])).toThrow(/^TRUSTED_PROXIES: ".+" is no address and no network/);
  },
);

it('drops the zone of a link-local address', () => {
  expect(plainAddress('fe80::1%eth0')).toBe('fe80::1');
});

it('looks at the last twenty proxies and no further, and at nothing longer than an address', () => {
  const chain = (length: number) => ['203.0.113.5', ...Array(length).fill('10.0.0.2')].join(', ');
  expect(clientAddress('10.0.0.1', chain(19), proxies)).toBe('203.0.113.5');
  expect(clientAddress('10.0.0.1', chain(20), proxies)).toBe('10.0.0.2');
  expect(clientAddress('10.0.0.1', `${' '.repeat(200)}203.0.113.5`, proxies)).toBe('10.0.0.1');
});

it('stops at the first stranger, however much stands left of it', () => {
  let read = 0;
  const counting = new Proxy(new String(`${'6.6.6.6,'.repeat(100_000)}203.0.113.5`), {
    get: (text, name) => {
      if (name === 'lastIndexOf') read++;
      const value = Reflect.get(text, name);
      return typeof value === 'function' ? value.bind(text) : value;
    },
  });
  expect(clientAddress('10.0.0.1', counting as unknown as string, proxies)).toBe('203.0.113.5');
  expect(read).toBe(1);
});
