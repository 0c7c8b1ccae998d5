import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';

const run = promisify(execFile);
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'latchkey-embedded-'));
});

afterAll(() => rm(dir, { recursive: true, force: true }));

it('loses no committed change when the server is killed', async () => {
  const first = await startEmbeddedPostgres({ dir });
  await query(first.superuserUrl, 'CREATE TABLE kept (value int)');
  await query(first.superuserUrl, 'INSERT INTO kept VALUES (7)');
  process.kill(await postmasterPid(), 'SIGKILL');
  await first.stop();

  const second = await startEmbeddedPostgres({ dir });
  expect(await query(second.superuserUrl, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  await second.stop();
  await expect(query(second.superuserUrl, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
});

it('takes over the server that a killed owner left running', async () => {
  const pid = await startAndDie();
  const server = await startEmbeddedPostgres({ dir });
  expect(await postmasterPid()).toBe(pid);
  await server.stop();
  await expect(query(server.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
});

it('refuses a second owner in one line, and leaves the first its server', async () => {
  const server = await startEmbeddedPostgres({ dir });
  await expect(startEmbeddedPostgres({ dir })).rejects.toThrow(
    /^Latchkey already runs on .+: stop it, or set DATA_DIR.+$/,
  );
  expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
});

it('keeps its password to whoever runs it, and listens on this machine alone', async () => {
  const server = await startEmbeddedPostgres({ dir });
  expect((await stat(join(dir, 'postgres-password'))).mode & 0o777).toBe(0o600);
  expect(await query(server.superuserUrl, 'SHOW listen_addresses')).toEqual([
    { listen_addresses: '127.0.0.1' },
  ]);
  // One socket, among the data, where only PostgreSQL's own user can enter.
  expect(await query(server.superuserUrl, 'SHOW unix_socket_directories')).toEqual([
    { unix_socket_directories: '.' },
  ]);
  expect((await stat(join(dir, 'postgres'))).mode & 0o777).toBe(0o700);
  const wrong = new URL(server.superuserUrl);
  wrong.password = 'guess';
  await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  await server.stop();
});

/** Starts the server in a process that is killed as soon as it runs; gives the server's pid. */
async function startAndDie(): Promise<number> {
  const script = `
    import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
    await startEmbeddedPostgres({ dir: ${JSON.stringify(dir)} });
    process.kill(process.pid, 'SIGKILL');`;
  await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]).catch(
    () => undefined,
  );
  return postmasterPid();
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(dir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
}
