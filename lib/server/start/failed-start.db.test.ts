import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { prepareDatabase } from '@/lib/db/roles/prepare';
import { takeLock } from '@/lib/lock/lock';
import { childrenOf, leftIn, processesOf } from '@/lib/server/start/testing/left-over';
import { freePort } from '@/lib/testing/free-port';
import { oldPostgres } from '@/lib/testing/old-postgres';
import { statement } from '@/test/statement';

const folder = mkdtempSync(join(tmpdir(), 'lk-failed-'));
// PostgreSQL, which never runs as root, must come through to its data.
chmodSync(folder, 0o711);
/** A data folder with a database that has every migration. */
const ready = join(folder, 'ready');
/** One that was started once and never migrated. */
const empty = join(folder, 'empty');
/** Where there is nothing yet. */
const fresh = join(folder, 'not', 'there', 'yet');

beforeAll(async () => {
  for (const dir of [ready, empty]) {
    const server = await startEmbeddedPostgres({ dir });
    if (dir === ready) await prepareDatabase({ owner: server.ownerUrl, application: server.url });
    await server.stop();
  }
}, 120_000);

const servers: ChildProcess[] = [];

afterAll(() => {
  for (const server of servers) server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Start = {
  env: Record<string, string>;
  root?: string;
  meanwhile?: (server: ChildProcess) => Promise<void>;
};

/** Starts the real server, which must not come to serve; gives its exit code and what it said on standard error. */
async function failToStart({ env, root = process.cwd(), meanwhile }: Start) {
  const server = spawn(process.execPath, ['--import', 'tsx', join(root, 'server.ts')], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '', PORT: String(await freePort()), TMPDIR: folder, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  servers.push(server);
  let said = '';
  server.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<number | null>((resolve) => server.once('close', resolve));
  await meanwhile?.(server);
  return { code: await ended, said: said.trim() };
}

async function expectNothingLeft(dir: string): Promise<void> {
  expect(processesOf(folder)).toEqual([]);
  expect(leftIn(dir)).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.startsWith('latchkey-'))).toEqual([]);
  if (!existsSync(dir)) return;
  const taken = await takeLock(join(dir, 'owner.pid'));
  expect(taken).toHaveProperty('lock');
  if ('lock' in taken) await taken.lock.release();
}

/** Waits for a file that the server makes, or for its end. */
async function untilThere(file: string, server: ChildProcess): Promise<void> {
  while (!existsSync(file) && server.exitCode === null) await pause(1);
}

const oneLine = /^latchkey: [^\n]+$/;

async function taken<Held extends Server>(server: Held): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

test('a bad setting leaves nothing', async () => {
  expect(await failToStart({ env: { DATA_DIR: fresh, WORKERS: 'many' } })).toMatchObject({ code: 1 });
  expect(existsSync(join(folder, 'not'))).toBe(false);
});

test('a port in use leaves nothing', async () => {
  const other = createServer();
  const PORT = String(await taken(other));
  const { code, said } = await failToStart({ env: { DATA_DIR: fresh, PORT, HOST: '127.0.0.1' } });
  other.close();
  expect([code, said]).toEqual([1, expect.stringMatching(oneLine)]);
  expect(existsSync(join(folder, 'not'))).toBe(false);
});

test('a database that is away, or too old, leaves nothing', async () => {
  const at = (port: number) => ({
    env: { DATA_DIR: fresh, DATABASE_URL: `postgresql://u:p@127.0.0.1:${port}/x` },
  });
  const away = await failToStart(at(1));
  expect([away.code, away.said]).toEqual([1, expect.stringMatching(oneLine)]);

  const old = oldPostgres(13);
  const tooOld = await failToStart(at(await taken(old)));
  old.close();
  expect(tooOld).toEqual({
    code: 1,
    said: 'latchkey: The database is PostgreSQL 13: Latchkey needs 14 or newer.',
  });
  await expectNothingLeft(fresh);
});

test('a search_path in the address is refused in one line', async () => {
  const DATABASE_URL = 'postgresql://u:hush@127.0.0.1:1/x?options=-csearch_path%3Dother';
  expect(await failToStart({ env: { DATA_DIR: fresh, DATABASE_URL } })).toEqual({
    code: 1,
    said: 'latchkey: DATABASE_URL: name the schema by ?schema=, not by search_path in ?options=',
  });
});

test('a data folder in use is left to who uses it', async () => {
  const server = await startEmbeddedPostgres({ dir: ready });
  const before = leftIn(ready);
  const { code, said } = await failToStart({ env: { DATA_DIR: ready } });
  expect([code, said]).toEqual([1, expect.stringMatching(/^latchkey: Latchkey already runs on [^\n]+$/)]);
  expect(leftIn(ready)).toEqual(before);
  expect(await statement(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop();
  await expectNothingLeft(ready);
});

test('a migration that fails leaves no server', async () => {
  const server = await startEmbeddedPostgres({ dir: empty });
  await statement(server.ownerUrl, 'CREATE TABLE account (mine int)');
  await server.stop();
  const { code, said } = await failToStart({ env: { DATA_DIR: empty } });
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/^latchkey: The database could not be migrated: [^\n]+$/),
  ]);
  await expectNothingLeft(empty);
});

test('a database of a newer version leaves no server', async () => {
  const change = async (text: string) => {
    const server = await startEmbeddedPostgres({ dir: ready });
    await statement(server.ownerUrl, text);
    await server.stop();
  };
  await change(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())",
  );
  const { code, said } = await failToStart({ env: { DATA_DIR: ready } });
  await change("DELETE FROM _prisma_migrations WHERE id = 'x'");
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/^latchkey: This database belongs to a newer [^\n]+$/),
  ]);
  await expectNothingLeft(ready);
});

test('a build that fails leaves no server and no lock', async () => {
  const root = checkoutWithout('next.config.js');
  writeFileSync(join(root, 'next.config.js'), 'throw new Error("broken on purpose");\n');
  const { code, said } = await failToStart({ root, env: { DATA_DIR: ready } });
  expect(code).toBe(1);
  expect(said).toContain('broken on purpose');
  expect(said.split('\n').at(-1)).toMatch(/^latchkey: "next build" failed/);
  expect(readdirSync(root).filter((name) => name.startsWith('.next.lock'))).toEqual([]);
  await expectNothingLeft(ready);
}, 120_000);

test('a data directory that cannot be made leaves no folder', async () => {
  const root = join(folder, 'full');
  const { code, said } = await failToStart({
    env: { DATA_DIR: join(root, 'data') },
    meanwhile: async (server) => {
      const unfinished = join(root, 'data/postgres.new');
      await untilThere(join(unfinished, 'PG_VERSION'), server);
      for (const { pid, command } of processesOf(unfinished))
        if (command.includes('initdb')) process.kill(pid, 'SIGKILL');
    },
  });
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/^latchkey: PostgreSQL could not make its data [^\n]+$/),
  ]);
  expect(existsSync(root)).toBe(false);
  await expectNothingLeft(root);
});

test.each([
  ['while the data directory is made', 'postgres.new/PG_VERSION'],
  ['while the embedded server starts', 'postgres/postmaster.pid'],
])(
  'a signal %s leaves nothing that is half-made, and the next start goes on from there',
  async (_, sign) => {
    const dir = join(folder, sign.replace(/\W/g, '-'));
    const { code, said } = await failToStart({
      env: { DATA_DIR: dir },
      meanwhile: async (server) => {
        await untilThere(join(dir, sign), server);
        server.kill('SIGTERM');
      },
    });
    expect([code, said]).toEqual([0, '']);
    await expectNothingLeft(dir);
    const server = await startEmbeddedPostgres({ dir });
    const migrated = await prepareDatabase({ owner: server.ownerUrl, application: server.url }).finally(
      server.stop,
    );
    expect(migrated).not.toEqual([]);
  },
  120_000,
);

test('a signal during the migrations waits until they have ended, so that none is left half-made', async () => {
  const dir = join(folder, 'migrating');
  await (await startEmbeddedPostgres({ dir })).stop();
  const { code, said } = await failToStart({
    env: { DATA_DIR: dir },
    meanwhile: async (server) => {
      while (!childrenOf(server.pid).some((command) => command.includes('migrate deploy'))) await pause(1);
      server.kill('SIGTERM');
    },
  });
  expect([code, said]).toEqual([0, '']);
  await expectNothingLeft(dir);
  const server = await startEmbeddedPostgres({ dir });
  const migrated = await prepareDatabase({ owner: server.ownerUrl, application: server.url }).finally(
    server.stop,
  );
  expect(migrated).toEqual([]);
}, 120_000);

test('variables for another PostgreSQL neither break the embedded one nor leave it running', async () => {
  const names = [
    'PGHOST',
    'PGPORT',
    'PGUSER',
    'PGPASSWORD',
    'PGDATABASE',
    'PGSERVICE',
    'PGSSLROOTCERT',
    'PGTZ',
  ];
  const misleading = Object.fromEntries(names.map((name) => [name, 'misleading']));
  const options = {
    PGSSLMODE: 'verify-full',
    PGOPTIONS: '-c no_such_setting=1',
    PGCLIENTENCODING: 'nonsense',
  };
  const root = checkoutWithout('next.config.js');
  // Ends where the pages are built: by then it has connected in every way that a start does.
  writeFileSync(
    join(root, 'next.config.js'),
    'throw new Error(Object.keys(process.env).filter((name) => /^PG/.test(name)).join());\n',
  );
  const { said } = await failToStart({ root, env: { DATA_DIR: ready, ...misleading, ...options } });
  expect(said.split('\n').at(-1)).toMatch(/^latchkey: "next build" failed/);
  expect(said).not.toMatch(/PGHOST|PGSSLMODE/);
  await expectNothingLeft(ready);
}, 120_000);

let checkouts = 0;

/** This checkout by links, but for a file that the test writes anew. */
function checkoutWithout(file: string): string {
  const root = mkdtempSync(join(tmpdir(), `checkout-${checkouts++}-`));
  for (const name of readdirSync('.'))
    if (![file, 'server.ts', '.next', '.git', '.latchkey', 'test-results'].includes(name))
      symlinkSync(join(process.cwd(), name), join(root, name));
  cpSync('server.ts', join(root, 'server.ts'));
  return root;
}
