import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { endOf } from '@/lib/server/workers/end-of';
import { untilDead } from '@/lib/testing/until-dead';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-end-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('tells how a child ended: its exit code, or the signal', async () => {
  const run = (script: string) => endOf(spawn(process.execPath, ['-e', script], { stdio: 'ignore' }));
  expect(await run('process.exit(3)')).toBe(3);
  expect(await run('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)')).toBe('SIGTERM');
});

it('tells why a child could not be started', async () => {
  expect(await endOf(spawn(join(folder, 'nowhere'), { stdio: 'ignore' }))).toBe('ENOENT');
});

it.skipIf(process.platform !== 'linux')(
  'what is said to a child that has just died is no error',
  async () => {
    const program = join(folder, 'program.mjs');
    writeFileSync(program, 'process.send("ready"); setInterval(() => {}, 1000);');
    const child = fork(program);
    const ended = endOf(child);
    await once(child, 'message');
    child.kill('SIGKILL');
    untilDead(child.pid as number);
    expect(child.connected).toBe(true);
    child.send('anything');
    expect(await ended).toBe('SIGKILL');
  },
);
