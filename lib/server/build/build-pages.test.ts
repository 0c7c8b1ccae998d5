import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takeLock } from '@/lib/lock/lock';
import { buildPages } from '@/lib/server/build/build-pages';
import { Shutdown } from '@/lib/server/start/shutdown';
import { contained, nodeCommand } from '@/lib/testing/namespaces';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'latchkey-build-'));
});

afterEach(() => rm(root, { recursive: true }));

test('a build waits for one of another container, says for whom, and ends when its start is stopped', async () => {
  const file = JSON.stringify(join(root, '.next.lock'));
  const other = contained(
    nodeCommand(`
      import { takeLock } from '@/lib/lock/lock';
      await takeLock(${file});
      console.log('builds');
      setInterval(() => {}, 1000);`),
  );
  await other.says('builds');
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const shutdown = new Shutdown();
  const building = buildPages(root, shutdown);
  await vi.waitFor(() =>
    expect(said).toHaveBeenCalledWith(
      expect.stringMatching(new RegExp(`^Another start \\(process \\d+ on ${hostname()}\\) is building`)),
    ),
  );
  await shutdown.run();
  await expect(building).rejects.toThrow('Stopped before the pages were built.');
  said.mockRestore();
  await other.kill();
  expect(await takeLock(join(root, '.next.lock'))).toHaveProperty('lock');
});
