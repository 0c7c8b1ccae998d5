import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, get } from 'node:https';
import { type AddressInfo, isIP, type LookupFunction } from 'node:net';
import { generate } from 'selfsigned';
import { expect, test } from 'vitest';
import { makePair } from '@/lib/cli/commands/dev-cert';

type Pair = Awaited<ReturnType<typeof makePair>>;

/** id-kp-serverAuth of RFC 5280. */
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

/** What a client that trusts `ca` gets from a server that uses `pair`: a status, or the code of its error. */
async function asking(pair: Pair, asked: { host: string; ca?: string }[]): Promise<unknown[]> {
  const server = createServer({ cert: pair.cert, key: pair.private }, (_request, response) =>
    response.end('here'),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const answers = await Promise.all(asked.map(({ host, ca }) => ask(port, host, ca)));
  server.closeAllConnections();
  server.close();
  return answers;
}

function ask(port: number, host: string, ca?: string): Promise<unknown> {
  const lookup = ((_host, _options, done) =>
    done(null, [{ address: '127.0.0.1', family: 4 }])) as LookupFunction;
  const servername = isIP(host) ? '' : host;
  return new Promise((resolve) => {
    get({ host, servername, port, ca, lookup }, (response) => resolve(response.resume().statusCode)).on(
      'error',
      (error: NodeJS.ErrnoException) => resolve(error.code),
    );
  });
}

test('a client that trusts the certificate reaches a server that uses the pair, by name and by address', async () => {
  const pair = await makePair(['localhost', '127.0.0.1']);
  const [byName, byAddress, other, untrusted] = await asking(pair, [
    { host: 'localhost', ca: pair.cert },
    { host: '127.0.0.1', ca: pair.cert },
    { host: 'other.example', ca: pair.cert },
    { host: 'localhost' },
  ]);
  expect([byName, byAddress, other]).toEqual([200, 200, 'ERR_TLS_CERT_ALTNAME_INVALID']);
  expect(untrusted).not.toBe(200);
});

test('the certificate is no CA: what its key signs for another host is refused by those who trust it', async () => {
  const pair = await makePair(['localhost']);
  const signed = await generate([{ name: 'commonName', value: 'bank.example' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    ca: { key: pair.private, cert: pair.cert },
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'bank.example' }] }],
  });
  const chain = { cert: `${signed.cert}\n${pair.cert}`, private: signed.private };
  expect(await asking(chain, [{ host: 'bank.example', ca: pair.cert }])).not.toEqual([200]);
});

test('it may sign nothing but handshakes of a server', async () => {
  const { cert } = await makePair(['localhost']);
  const { raw, keyUsage } = new X509Certificate(cert);
  const der = raw.toString('hex');
  // basicConstraints, critical: an empty sequence, which is CA:FALSE.
  expect(der).toContain('0603551d130101ff04023000');
  // keyUsage, critical: one bit string with digitalSignature alone.
  expect(der).toContain('0603551d0f0101ff040403020780');
  expect(keyUsage).toEqual([SERVER_AUTH]);
});

test('each pair is another, and good for a year', async () => {
  const [one, other] = await Promise.all([makePair(['a.example']), makePair(['a.example'])]);
  expect(one.private).not.toBe(other.private);
  const days = (new Date(new X509Certificate(one.cert).validTo).getTime() - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(363);
  expect(days).toBeLessThan(398);
});
