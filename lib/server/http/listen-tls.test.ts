import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { CannotStart } from '@/lib/cannot-start';
import { setConfig } from '@/lib/config';
import { trustedProxies } from '@/lib/server/http/client-address';
import { listen } from '@/lib/server/http/listen';
import { Shutdown } from '@/lib/server/start/shutdown';
import { requestHandler } from '@/lib/server/workers/request-handler';
import { freePort } from '@/lib/testing/free-port';

const A_YEAR = 'max-age=31536000; includeSubDomains';
const folder = mkdtempSync(join(tmpdir(), 'latchkey-tls-'));
const files = { TLS_CERT: join(folder, 'cert.pem'), TLS_KEY: join(folder, 'key.pem') };
let shutdown: Shutdown;
let reloadTls: () => void;
let cert: string;

beforeAll(async () => {
  cert = await renew();
});

afterEach(async () => {
  await shutdown.run();
  setConfig({ TLS_CERT: '', TLS_KEY: '', SECOND_PORT: '' });
});

afterAll(() => rmSync(folder, { recursive: true }));

it('answers over https on both ports, and tells browsers to stay there', async () => {
  const ports = await start(files, { https: true });
  for (const port of ports) {
    // Both, because the API and the pages each set the header by themselves.
    expect(await ask(port, '/api/health')).toEqual({ status: 200, hsts: A_YEAR, body: '{"status":"ok"}' });
    expect(await ask(port, '/tokens')).toEqual({ status: 200, hsts: A_YEAR, body: 'a page' });
    await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow();
  }
  await shutdown.run();
  for (const port of ports)
    await expect(ask(port, '/tokens')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('serves a renewed certificate on both ports without a restart, and keeps the old one where the new is no good', async () => {
  const ports = await start(files, { https: true });
  cert = await renew();
  for (const port of ports) await expect(ask(port, '/api/health')).rejects.toThrow();
  reloadTls();
  for (const port of ports) expect(await ask(port, '/api/health')).toMatchObject({ status: 200 });
  writeFileSync(files.TLS_CERT, 'half a certifica');
  expect(() => reloadTls()).toThrow('The files of TLS_CERT and TLS_KEY cannot be used');
  rmSync(files.TLS_KEY);
  expect(() => reloadTls()).toThrow('Cannot read');
  for (const port of ports) expect(await ask(port, '/api/health')).toMatchObject({ status: 200 });
  cert = await renew();
});

it('answers over http on both ports without a certificate, and says nothing of https', async () => {
  for (const port of await start({}, { https: false })) {
    for (const path of ['/api/health', '/tokens']) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.has('strict-transport-security')).toBe(false);
      await answer.text();
    }
  }
});

it.each(['TLS_CERT', 'TLS_KEY'] as const)('a %s that cannot be read is one clear line', async (setting) => {
  const missing = join(folder, 'missing.pem');
  const failed = await start({ ...files, [setting]: missing }, { https: true }).catch((error) => error);
  expect(failed).toBeInstanceOf(CannotStart);
  expect(failed.message).toBe(`Cannot read ${missing} (ENOENT): check ${setting}.`);
});

/** Starts the service, with a page that stands in for Next's, on two free ports. */
async function start(tls: Partial<typeof files>, { https }: { https: boolean }): Promise<[number, number]> {
  const ports: [number, number] = await Promise.all([freePort(), freePort()]);
  setConfig({
    PORT: String(ports[0]),
    SECOND_PORT: String(ports[1]),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent',
    ...tls,
  });
  shutdown = new Shutdown();
  const exposure = { trusted: trustedProxies([]), https, dev: false };
  reloadTls = await listen(
    requestHandler((_request, response) => response.end('a page'), exposure),
    shutdown,
    false,
  );
  return ports;
}

/** Puts a new certificate and its key in place, as a renewal does. */
async function renew(): Promise<string> {
  const pair = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  writeFileSync(files.TLS_CERT, pair.cert);
  writeFileSync(files.TLS_KEY, pair.private);
  return pair.cert;
}

/** Asks as a client that trusts our certificate and no other. */
function ask(port: number, path: string): Promise<{ status?: number; hsts?: string; body: string }> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, ca: cert, agent: false }, async (response) => {
      const hsts = response.headers['strict-transport-security'];
      const chunks: Buffer[] = await response.toArray();
      resolve({ status: response.statusCode, hsts, body: Buffer.concat(chunks).toString() });
    }).once('error', reject);
  });
}
