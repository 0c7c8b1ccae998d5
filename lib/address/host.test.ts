import { expect, test } from 'vitest';
import { isForThisMachineAlone, isLoopback } from '@/lib/address/host';
import { parseConfig } from '@/lib/config';

const tls = { TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' };

test.each([
  [{}, '127.0.0.1'],
  [{ PUBLIC_URL: 'http://tokens.example.com' }, '127.0.0.1'],
  [{ PUBLIC_URL: 'https://tokens.example.com' }, '0.0.0.0'],
  [tls, '0.0.0.0'],
  [{ HOST: '0.0.0.0' }, '0.0.0.0'],
  [{ ...tls, HOST: '127.0.0.1' }, '127.0.0.1'],
  [{ HOST: '' }, '127.0.0.1'],
])('with %j the server listens on %s', (environment, host) => {
  expect(parseConfig(environment).HOST).toBe(host);
});

test('loopback is what no other machine can reach', () => {
  for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])
    expect(isLoopback(host)).toBe(true);
  for (const host of ['0.0.0.0', '::', '127.evil.example', '10.0.0.1', '::ffff:127.0.0.1', ''])
    expect(isLoopback(host)).toBe(false);
});

test.each([
  [{}, true],
  [{ PUBLIC_URL: 'http://localhost:3000' }, true],
  [{ HOST: '0.0.0.0' }, false],
  [{ HOST: '127.0.0.1', PUBLIC_URL: 'https://tokens.example.com' }, false],
  [{ TRUSTED_PROXIES: '127.0.0.1' }, false],
])('with %j the server is for this machine alone: %s', (environment, alone) => {
  expect(isForThisMachineAlone(parseConfig(environment))).toBe(alone);
});
