import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { makePair } from '@/lib/cli/dev-cert';

test('a client that trusts the certificate reaches a server that uses the pair, by name and by address', async () => {
  const pair = await makePair(['localhost', '127.0.0.1']);
  const server = createServer({ cert: pair.cert, key: pair.private }, (_request, response) =>
    response.end('here'),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const status = (host: string, ca?: string) =>
    new Promise((resolve) => {
      const options = {
        host,
        servername: host === 'localhost' ? host : '',
        port,
        ca,
        lookup: (
          _: string,
          __: object,
          done: (error: null, found: { address: string; family: number }[]) => void,
        ) => done(null, [{ address: '127.0.0.1', family: 4 }]),
      };
      get(options, (response) => resolve(response.resume().statusCode)).on(
        'error',
        (error: NodeJS.ErrnoException) => resolve(error.code),
      );
    });
  expect(await status('localhost', pair.cert)).toBe(200);
  expect(await status('127.0.0.1', pair.cert)).toBe(200);
  expect(await status('other.example', pair.cert)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
  expect(await status('localhost')).not.toBe(200);
  server.closeAllConnections();
  server.close();
});

test('each pair is another, and good for a year', async () => {
  const [one, other] = await Promise.all([makePair(['a.example']), makePair(['a.example'])]);
  expect(one.private).not.toBe(other.private);
  const days = (new Date(new X509Certificate(one.cert).validTo).getTime() - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(363);
  expect(days).toBeLessThan(398);
});
