import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedAddresses } from '@/lib/db/embedded/addresses';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { freePort } from '@/lib/testing/free-port';

const PATIENCE_MS = 300_000;

/** The production server with a database of its own, for the length of a test run. */
export default async function setUp(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-e2e-'));
  const log = join(dir, 'server.log');
  // As durable as in production: a test kills and measures it as such. Only the connections are more.
  const database = await startEmbeddedPostgres({
    dir,
    settings: { max_connections: 200 },
  });
  const port = await freePort();
  const server = startServer({ port, dir, log, database });
  let over = false;
  server.once('exit', (code) => {
    if (!over)
      console.error(`\nThe server under test ended by itself (code ${code}). Its log is in ${log}\n`);
  });

  const stop = async () => {
    const died = server.exitCode !== null || server.signalCode !== null;
    over = true;
    if (!died) await end(server);
    await database.stop();
    if (died) throw new Error(`The server under test had ended by itself; its log is in ${log}`);
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await ready(server, log);
  } catch (error) {
    over = true;
    await end(server);
    await database.stop();
    throw error;
  }
  Object.assign(process.env, {
    LATCHKEY_E2E_URL: `http://localhost:${port}`,
    LATCHKEY_E2E_DATABASE_URL: database.superuserUrl,
    LATCHKEY_E2E_LOG: log,
    LATCHKEY_E2E_DATA_DIR: dir,
  });
  return stop;
}

type Start = { port: number; dir: string; log: string; database: EmbeddedAddresses };

function startServer({ port, dir, log, database }: Start): ChildProcess {
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

function ready(server: ChildProcess, log: string): Promise<void> {
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

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}
