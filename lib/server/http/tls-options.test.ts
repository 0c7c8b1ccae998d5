import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type ConnectionOptions, connect, getCiphers } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tlsOptions } from '@/lib/server/http/tls-options';

const server = createServer(tlsOptions);

beforeAll(async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
  server.setSecureContext({ cert, key, ...tlsOptions });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => server.close());

/** What a client that offers just this agrees on with the server; null when they find nothing. */
function handshake(offer: ConnectionOptions): Promise<{ protocol: string | null; cipher: string } | null> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...offer }, () => {
      resolve({ protocol: socket.getProtocol(), cipher: socket.getCipher().name });
      socket.destroy();
    });
    socket.once('error', () => resolve(null));
  });
}

const offered = tlsOptions.ciphers.split(':');

it('agrees on TLS 1.3 with whoever knows it', async () => {
  expect(await handshake({})).toEqual({ protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' });
});

it.each(['TLSv1', 'TLSv1.1'] as const)('refuses %s', async (version) => {
  expect(
    await handshake({ minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' }),
  ).toBeNull();
});

it('of TLS 1.2 takes every suite of its list, and refuses all others that there are', async () => {
  const known = getCiphers()
    .map((name) => name.toUpperCase())
    .filter((name) => !name.startsWith('TLS_') && !/PSK|SRP/.test(name));
  expect(known.length).toBeGreaterThan(15);
  const taken: string[] = [];
  for (const ciphers of known) {
    const agreed = await handshake({ maxVersion: 'TLSv1.2', ciphers: `${ciphers}:@SECLEVEL=0` });
    if (agreed) taken.push(agreed.cipher);
  }
  // The certificate of this test is an RSA one.
  expect(taken.sort()).toEqual(offered.filter((name) => name.startsWith('ECDHE-RSA-')).sort());
});

it('refuses the suites with CBC and with CCM8 in particular', async () => {
  for (const ciphers of ['ECDHE-RSA-AES128-SHA', 'ECDHE-RSA-AES256-SHA384', 'AES128-SHA', 'AES128-CCM8'])
    expect(await handshake({ maxVersion: 'TLSv1.2', ciphers: `${ciphers}:@SECLEVEL=0` }), ciphers).toBeNull();
});

it('chooses by its own order, not by the client’s', async () => {
  const reversed = offered.filter((name) => name.startsWith('ECDHE-')).reverse();
  expect(await handshake({ maxVersion: 'TLSv1.2', ciphers: reversed.join(':') })).toEqual({
    protocol: 'TLSv1.2',
    cipher: 'ECDHE-RSA-AES256-GCM-SHA384',
  });
});
