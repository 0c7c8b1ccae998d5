import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FolderInUse } from '@/lib/db/embedded/folder-in-use';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { contained, nodeCommand } from '@/lib/testing/namespaces';
import { statement } from '@/test/statement';

let dir: string;

// One for all tests: each begins and ends with a folder that nobody has.
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'latchkey-two-'));
});

afterAll(() => rm(dir, { recursive: true, force: true }));

/** Starts the server on the folder, says how that went, and stays. */
const start = () =>
  nodeCommand(`
    import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
    process.on('SIGTERM', () => void server?.stop().then(() => process.exit()));
    let server;
    try {
      server = await startEmbeddedPostgres({ dir: ${JSON.stringify(dir)} });
      console.log('runs');
    } catch (error) {
      console.log(error.message);
      console.log('refused');
    }
    setInterval(() => {}, 1000);`);

const pidFile = () => readFile(join(dir, 'postgres/postmaster.pid'), 'utf8');

test('two containers on one folder: the second start is refused in one line, and the first loses nothing', async () => {
  const server = await startEmbeddedPostgres({ dir });
  try {
    const before = await pidFile();
    await statement(server.superuserUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
    const second = contained(start());
    await second.says('refused');
    await second.kill();
    expect(second.said()).toMatch(
      /^Latchkey already runs on .+ \(process \d+ on .+\): stop it, or set DATA_DIR .+\nrefused\n$/,
    );
    expect(await pidFile()).toBe(before);
  } finally {
    await server.stop();
  }
  const again = await startEmbeddedPostgres({ dir });
  expect(await statement(again.superuserUrl, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  await again.stop();
});

test('a server of another container whose owner was killed keeps its data to itself', async () => {
  // The shell lives on as the first process of its container, and so does PostgreSQL.
  const first = contained(`${start()} & node=$!; read line; kill -9 $node; echo killed; exec sleep 600`);
  await first.says('runs');
  const before = await pidFile();
  first.child.stdin?.write('kill it\n');
  await first.says('killed');

  const refused = await startEmbeddedPostgres({ dir }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(FolderInUse);
  expect((refused as Error).message).toMatch(
    /^A PostgreSQL server still runs on .+, in another container: stop .+$/,
  );
  expect(await pidFile()).toBe(before);

  await first.kill();
  const server = await startEmbeddedPostgres({ dir });
  await server.stop();
  expect((await readdir(dir)).filter((name) => name.startsWith('owner'))).toEqual([]);
});

test('a container that takes the place of one that was killed starts at once', async () => {
  const container = contained(start());
  await container.says('runs');
  await container.kill();
  const server = await startEmbeddedPostgres({ dir });
  await server.stop();
});
