import cluster, { type Worker } from 'node:cluster';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import * as measure from '@/lib/accounts/disk-usage/measure';
import { MOST_FAILURES } from '@/lib/api/auth/failures';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { Connection } from '@/lib/api/testing/connection';
import { db } from '@/lib/db/client';
import { WorkerProcess } from '@/lib/server/workers/worker-process';
import { Workers } from '@/lib/server/workers/workers';
import { connectionsOf } from '@/lib/testing/connections-of';
import { freePort } from '@/lib/testing/free-port';
import { untilDead } from '@/lib/testing/until-dead';
import { flushUses } from '@/lib/tokens/last-use/write-uses';

// As it is written, since nothing is built for this test.
const fromSource = { NODE_OPTIONS: '--import tsx' };
const program = join(import.meta.dirname, 'worker-main.ts');

let workers: Workers;
let port: number;
let token: TestToken;

beforeAll(async () => {
  port = await freePort();
  token = await makeToken(await makeAccount());
  const settings = { PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production', LOG_LEVEL: 'silent' };
  workers = new Workers({ ...settings, ...fromSource }, program);
  workers.start(2);
  await workers.listen('');
});

afterEach(() => {
  vi.restoreAllMocks();
  all().forEach(wake);
});
afterAll(() => workers.kill());

const all = () => Object.values(cluster.workers ?? {}) as Worker[];
const wake = (worker: Worker) => void worker.process.kill('SIGCONT');

/** What a server says that hears nothing of its workers. */
const deaf = {
  replaceMe: async () => undefined,
  countsOfAll: () => workers.counts(),
  keepUses: () => undefined,
  broadcast: () => undefined,
  measure: measure.measureFolder,
};

/** Sees to it that this worker answers, because no other can. */
function only(worker: Worker): void {
  for (const other of all()) other.process.kill(other === worker ? 'SIGCONT' : 'SIGSTOP');
}

/** Sends a request, on a connection of its own. */
function send(path: string, secret = token.secret): Promise<{ status: number; text: string }> {
  const headers = { authorization: `Bearer ${secret}` };
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers, agent: false }, async (response) => {
      resolve({ status: response.statusCode ?? 0, text: (await response.toArray()).join('') });
    })
      .once('error', reject)
      .end();
  });
}

async function counted(series: string): Promise<number> {
  const { text } = await send('/api/metrics');
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return Number(line?.split(' ').at(-1));
}

const passed = () => counted('latchkey_verifications_total{code="valid"}');

test('each worker answers, and the metrics of any are those of all', async () => {
  const before = await passed();
  for (const worker of all()) {
    only(worker);
    expect((await send('/api/v1/verify')).status).toBe(200);
  }
  all().forEach(wake);
  expect(await passed()).toBe(before + 2);
  expect(await counted('latchkey_workers')).toBe(2);
});

test('of a worker that does not answer, the metrics have what it said last', async () => {
  const before = await passed();
  only(all()[0] as Worker);
  expect((await send('/api/v1/verify')).status).toBe(200);
  expect(await passed()).toBe(before + 1);
});

test('refused secrets from one address count together, whoever refused them', async () => {
  const refuse = async (times: number) => {
    const statuses = new Set<number>();
    for (let i = 0; i < times; i++) statuses.add((await send('/api/v1/token', 'nonsense')).status);
    return [...statuses];
  };
  const [one, other] = all() as [Worker, Worker];
  only(one);
  expect(await refuse(MOST_FAILURES / 2)).toEqual([401]);
  only(other);
  expect(await refuse(MOST_FAILURES / 2)).toEqual([401]);
  expect(await refuse(1)).toEqual([429]);
});

test('homes are measured by the server, whichever worker is asked, so that its limit holds for all', async () => {
  const measured = vi.spyOn(measure, 'measureFolder');
  for (const [at, worker] of all().entries()) {
    const home = mkdtempSync(join(tmpdir(), 'latchkey-home-'));
    const account = await makeAccount();
    await db().account.update({ where: { id: account.id }, data: { home } });
    const { secret } = await makeToken(account);
    only(worker);
    const { status, text } = await send('/execute/Quota/get_local_quota_info', secret);
    expect([status, JSON.parse(text).data.inodes_used]).toEqual([200, 1]);
    expect(measured.mock.calls[at]).toEqual([home, null]);
    rmSync(home, { recursive: true });
  }
});

// Only Linux tells who holds a connection.
test.skipIf(process.platform !== 'linux')(
  'of connections that one worker took alone, others that are idle get their part',
  async () => {
    const [one, other] = all() as [Worker, Worker];
    const statuses = new Set<number>();
    let over = false;
    const keepAsking = async () => {
      const connection = await Connection.open(port);
      while (!over) statuses.add(await connection.send('GET', '/api/v1/verify', token.secret));
      connection.close();
    };
    only(one);
    const askers = Array.from({ length: 16 }, keepAsking);
    try {
      await expect.poll(() => connectionsOf(one.process.pid, port)).toBe(16);
      wake(other);
      await expect.poll(() => connectionsOf(other.process.pid, port), { timeout: 20_000 }).toBeGreaterThan(5);
    } finally {
      over = true;
      await Promise.all(askers);
    }
    expect([...statuses]).toEqual([200]);
  },
);

test('a worker that dies is replaced, at the second try if need be, and no counter goes down', async () => {
  const complaint = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  vi.spyOn(cluster, 'fork').mockImplementationOnce(() => {
    throw new Error('spawn ENOMEM');
  });
  const before = await passed();
  const [victim] = all() as [Worker];
  victim.process.kill('SIGKILL');
  await expect.poll(() => all().includes(victim)).toBe(false);
  expect((await send('/api/v1/verify')).status).toBe(200);
  expect(await passed()).toBe(before + 1);
  await expect.poll(() => counted('latchkey_workers'), { timeout: 20_000 }).toBe(2);
  expect(await passed()).toBe(before + 1);
  expect(String(complaint.mock.calls[0]?.[0])).toContain('SIGKILL');
  expect(String(complaint.mock.calls[1]?.[0])).toContain('ENOMEM');
});

// Only Linux tells when a process has died before our own event loop does.
test.skipIf(process.platform !== 'linux')('one that has just died ends nobody who speaks to it', async () => {
  const before = all();
  const worker = new WorkerProcess(
    { ...fromSource, HOST: '127.0.0.1', PORT: String(await freePort()) },
    deaf,
  );
  const [forked] = all().filter((each) => !before.includes(each)) as [Worker];
  await worker.listen('');
  worker.kill();
  untilDead(forked.process.pid as number);
  expect(forked.isConnected()).toBe(true);
  worker.closeConnections(1);
  expect(await worker.load()).toBeUndefined();
  expect(await worker.ended).toBe('SIGKILL');
});

test('one that has ended tells nothing, and what is said to it disturbs nobody', async () => {
  const worker = new WorkerProcess(fromSource, deaf);
  const asked = worker.load();
  worker.kill();
  expect(await worker.ended).toBe('SIGKILL');
  expect(await asked).toBeUndefined();
  expect(await worker.load()).toBeUndefined();
  const disturbances: unknown[] = [];
  const listen = (error: unknown) => void disturbances.push(error);
  process.on('unhandledRejection', listen);
  worker.closeConnections(1);
  worker.receive({ kind: 'refused', address: '127.0.0.1', at: 0 });
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', listen);
  expect(disturbances).toEqual([]);
});

test('they end in order when told to, and hand on what they held in memory', async () => {
  await send('/api/v1/verify');
  await workers.stop();
  await flushUses();
  expect(all()).toEqual([]);
  expect(await db().tokenUse.findUnique({ where: { tokenId: token.id } })).toMatchObject({
    address: '127.0.0.1',
  });
  await expect(send('/api/health')).rejects.toThrow('ECONNREFUSED');
});

test('one that cannot listen is a clear line, and one that is still loading can be stopped', async () => {
  const settings = { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem', ...fromSource };
  const broken = new Workers(settings, program);
  broken.start(1);
  await expect(broken.listen('')).rejects.toThrow('Cannot read /nowhere/cert.pem (ENOENT): check TLS_CERT.');
  broken.start(1);
  await broken.stop();
  expect(all()).toEqual([]);
});
