import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePair } from '@/lib/cli/commands/dev-cert';
import { freePort } from '@/lib/testing/free-port';

export type SecondServer = { port: number; stop: () => Promise<void> };

/** Another start of the product on the database of the test run, with settings of its own; over TLS on request. */
export async function secondServer({
  tls,
  settings,
}: {
  tls: boolean;
  settings: (port: number) => Record<string, string>;
}): Promise<SecondServer> {
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-second-'));
  const port = await freePort();
  const server = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dir,
      DATABASE_URL: process.env.LATCHKEY_E2E_DATABASE_URL,
      FIRST_RUN: 'none',
      WORKERS: '1',
      NODE_OPTIONS: '',
      ...(tls && (await certificate(dir))),
      ...settings(port),
    },
  });
  await ready(server);
  return {
    port,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function certificate(dir: string): Promise<Record<string, string>> {
  const pair = await makePair(['localhost']);
  const files = { TLS_CERT: join(dir, 'cert.pem'), TLS_KEY: join(dir, 'key.pem') };
  await writeFile(files.TLS_CERT, pair.cert);
  await writeFile(files.TLS_KEY, pair.private, { mode: 0o600 });
  return files;
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('Latchkey is ready')) resolve();
    });
    server.once('exit', (code) => reject(new Error(`The second server ended at its start (${code}).`)));
  });
}
