import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { transport } from '@/lib/api/testing/transports';
import { config, setConfig } from '@/lib/config';
import { closeConnections } from '@/lib/db/close';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { prepareDatabase } from '@/lib/db/roles/prepare';

const send = transport('server');
let dir: string;
let server: EmbeddedPostgres;
let token: TestToken;
let before: string | undefined;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'latchkey-outage-'));
  server = await startEmbeddedPostgres({ dir, watch: () => undefined });
  await prepareDatabase({ owner: server.ownerUrl, application: server.url });
  before = config().DATABASE_URL;
  setConfig({ DATABASE_URL: server.url });
  token = await makeToken(await makeAccount());
});

afterAll(async () => {
  await closeConnections();
  setConfig({ DATABASE_URL: before ?? '' });
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

test.each(['SIGINT', 'SIGKILL'] as const)(
  'while an embedded server that %s ended is away every call is answered 503, and 200 once it was started again',
  async (signal) => {
    const postmaster = Number((await readFile(join(dir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
    const statuses: number[] = [];
    const ask = async (path: string) => {
      const { status } = await send(path, { headers: token.bearer });
      statuses.push(status);
      return status;
    };
    expect([await ask('/api/v1/verify'), await ask('/api/v1/tokens')]).toEqual([200, 200]);
    process.kill(postmaster, signal);
    await expect.poll(() => ask('/api/v1/verify'), { timeout: 30_000, interval: 20 }).toBe(503);
    await expect.poll(() => ask('/api/v1/verify'), { timeout: 30_000, interval: 20 }).toBe(200);
    await expect.poll(() => ask('/api/v1/tokens'), { timeout: 30_000, interval: 20 }).toBe(200);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  },
  120_000,
);
