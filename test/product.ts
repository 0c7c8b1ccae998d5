import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { EmbeddedAddresses } from '@/lib/db/embedded/addresses';

const PATIENCE_MS = 300_000;

export type Start = { port: number; dir: string; log: string; database: EmbeddedAddresses };

/** Starts the production server, with its output in a file. */
export function startProduct({ port, dir, log, database }: Start): ChildProcess {
  const settings = {
    PORT: String(port),
    DATA_DIR: dir,
    DATABASE_URL: database.url,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    FIRST_RUN: 'none',
    // Half an hour off the hour, and with summer time: a zone that shows every mistake.
    SERVER_TIME_ZONE: 'America/St_Johns',
    LOG_LEVEL: 'debug',
  };
  const server = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings, PUBLIC_URL: '', NODE_OPTIONS: '' },
  });
  const file = createWriteStream(log);
  server.stdout.pipe(file, { end: false });
  server.stderr.pipe(file, { end: false });
  return server;
}

/** Resolves when the server says that it is ready. */
export function productIsReady(server: ChildProcess, log: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const tooLong = setTimeout(
      () => reject(new Error(`The server under test is not ready; its log: ${log}`)),
      PATIENCE_MS,
    );
    const settle = (act: () => void) => {
      clearTimeout(tooLong);
      act();
    };
    server.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('Latchkey is ready')) settle(resolve);
    });
    server.once('exit', async () => {
      const said = await readFile(log, 'utf8');
      settle(() => reject(new Error(`The server under test did not start:\n${said}`)));
    });
  });
}

/** Ends the server in order. */
export async function endProduct(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}
