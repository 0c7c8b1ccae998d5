import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { pauseBefore } from '@/lib/db/embedded/keep-running';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { latchkey } from '@/test/latchkey';
import { statement } from '@/test/statement';

let dir: string;
let lines: string[] = [];
let server: EmbeddedPostgres;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'latchkey-keep-'));
  server = await startEmbeddedPostgres({ dir, watch: (line) => lines.push(line) });
});

beforeEach(() => {
  lines = [];
});

afterAll(async () => {
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

const postmaster = async () =>
  Number((await readFile(join(dir, 'postgres/postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);

test.each(['SIGINT', 'SIGKILL'] as const)(
  'a server that %s ended is started again where it was, with all its data',
  async (signal) => {
    await statement(server.superuserUrl, `CREATE TABLE kept_${signal} AS SELECT 7 AS value`);
    const before = await postmaster();
    process.kill(before, signal);
    await vi.waitFor(
      async () => {
        expect(await postmaster()).not.toBe(before);
        expect(await statement(server.superuserUrl, `SELECT value FROM kept_${signal}`)).toEqual([
          { value: 7 },
        ]);
      },
      { timeout: 30_000, interval: 50 },
    );
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    expect(lines[0]).toBe('The embedded PostgreSQL has stopped; starting it again.');
    expect(lines[1]).toBe('The embedded PostgreSQL runs again.');
  },
);

test('one that cannot be started again is tried again until it can, and meanwhile the doctor names the cause', async () => {
  const file = join(dir, 'postgres/postgresql.conf');
  const good = await readFile(file, 'utf8');
  await appendFile(file, '\nno_such_setting = on\n');
  process.kill(await postmaster(), 'SIGINT');
  await vi.waitFor(() => expect(lines.at(-1)).toContain('contains errors'), { timeout: 30_000 });
  expect(lines.at(-1)?.split('\n')).toHaveLength(1);
  const env = { DATABASE_URL: '', DATA_DIR: dir, PORT: '1' };
  const { stdout } = await latchkey(['doctor', '--json'], { env });
  const finding = JSON.parse(stdout).findings.find(({ about }: { about: string }) => about === 'database');
  expect(finding.state).toBe('wrong');
  expect(finding.says).toMatch(/^Latchkey runs on .+, but its PostgreSQL does not$/);
  expect(finding.mend).toContain('contains errors');

  await writeFile(file, good);
  await vi.waitFor(() => statement(server.superuserUrl, 'SELECT 1'), { timeout: 60_000, interval: 100 });
}, 120_000);

test('it is not started again once it was stopped on purpose', async () => {
  const other = await mkdtemp(join(tmpdir(), 'latchkey-keep-'));
  const told: string[] = [];
  const once = await startEmbeddedPostgres({ dir: other, watch: (line) => told.push(line) });
  await once.stop();
  expect(await readdir(join(other, 'postgres'))).not.toContain('postmaster.pid');
  expect(told).toEqual([]);
  await rm(other, { recursive: true, force: true });
});

test('the pauses between starts that keep failing grow to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 50].map(pauseBefore)).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});
