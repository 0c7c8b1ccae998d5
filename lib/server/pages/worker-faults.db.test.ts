import cluster, { type Worker } from 'node:cluster';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { askRaw, BODIES } from '@/lib/server/pages/testing/ask-raw';
import { HEADER_NAMES } from '@/lib/server/pages/testing/header-names';
import { Recorder } from '@/lib/server/pages/testing/recorder';
import { Workers } from '@/lib/server/workers/workers';
import { freePort } from '@/lib/testing/free-port';

// Throws in a worker when told to: stands for a fault that nobody has found yet.
const FAULT = "process.on('SIGUSR2', () => { throw new Error('a fault of this test'); });";
const folder = mkdtempSync(join(tmpdir(), 'latchkey-worker-faults-'));

let recorder: Recorder;
let workers: Workers;
let port: number;
let token: TestToken;

beforeAll(async () => {
  port = await freePort();
  token = await makeToken(await makeAccount());
  recorder = await Recorder.start(join(folder, 'socket'));
  workers = new Workers(
    {
      PORT: String(port),
      HOST: '127.0.0.1',
      NODE_ENV: 'production',
      LOG_LEVEL: 'silent',
      NODE_OPTIONS: `--import tsx --import data:text/javascript,${encodeURIComponent(FAULT)}`,
    },
    join(import.meta.dirname, '../workers/worker-main.ts'),
  );
  workers.start(2);
  await workers.listen(join(folder, 'socket'));
});

afterAll(async () => {
  workers.kill();
  await recorder.stop();
  rmSync(folder, { recursive: true });
});

const pids = () => Object.values(cluster.workers ?? {}).map((worker) => (worker as Worker).process.pid);

async function verify(): Promise<number> {
  const headers = { authorization: `Bearer ${token.secret}`, connection: 'close' };
  return (await fetch(`http://127.0.0.1:${port}/api/v1/verify`, { headers })).status;
}

test('no header, method or body that a page is asked with ends a worker', async () => {
  const before = pids();
  const asked: Promise<unknown>[] = [];
  for (const method of ['GET', 'POST', 'DELETE']) {
    for (const body of BODIES) {
      const headers = HEADER_NAMES.filter((name) => name !== 'Host').map((name) => `${name}: x`);
      const questions = headers.map((header, at) => ({
        method,
        body,
        path: `/${method}-${body.replace(' ', '-')}-${at}`,
        headers: [header],
      }));
      // What is refused ends its connection; then the next question needs another.
      if (method === 'POST' || body === 'none') asked.push(askRaw(port, questions, false));
      else for (const question of questions.slice(0, 20)) asked.push(askRaw(port, [question], false));
    }
  }
  await Promise.all(asked);
  for (let i = 0; i < 10; i++) expect(await verify()).toBe(200);
  expect(pids()).toEqual(before);
  expect(recorder.broken).toBe(0);
  expect(recorder.of('smuggled')).toEqual([]);
});

test('Trailer alone, twenty times a second and more, keeps nobody from a verify', async () => {
  const before = pids();
  for (let i = 0; i < 20; i++) {
    await askRaw(port, [{ method: 'GET', path: '/', body: 'none', headers: ['Trailer: X'] }], true);
    expect(await verify()).toBe(200);
  }
  expect(pids()).toEqual(before);
});

test('a worker with an error that nobody caught is replaced, and every verify meanwhile is answered', async () => {
  const complaint = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const [victim, other] = pids() as [number, number];
  process.kill(victim, 'SIGUSR2');
  while (pids().includes(victim)) expect(await verify()).toBe(200);
  expect(pids()).toContain(other);
  expect(pids()).toHaveLength(2);
  expect(String(complaint.mock.calls[0]?.[0])).toContain('starting another');
  complaint.mockRestore();
});
