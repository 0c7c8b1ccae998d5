import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { prepareDatabase } from '@/lib/db/roles/prepare';

export type BenchDatabase = {
  /** As the superuser, who fills and tidies it. */
  url: string;
  /** As the role that the product has. */
  applicationUrl: string;
  dir: string;
  stop: () => Promise<void>;
};

// Caches as an operator would give them; nothing about durability is changed.
const settings = { max_connections: 200, shared_buffers: '1GB', max_wal_size: '4GB' };

/** A migrated PostgreSQL of its own, in a temporary folder that goes with it. */
export async function startDatabase(): Promise<BenchDatabase> {
  const database = await startEmptyDatabase();
  await prepareDatabase({ owner: database.ownerUrl, application: database.applicationUrl });
  return database;
}

/** The same without a table in it, for a product that makes its own. */
export async function startEmptyDatabase(): Promise<BenchDatabase & { ownerUrl: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  const server = await startEmbeddedPostgres({ dir, settings });
  return {
    url: server.superuserUrl,
    ownerUrl: server.ownerUrl,
    applicationUrl: server.url,
    dir,
    stop: async () => {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Runs statements on one connection. */
export async function withClient<Result>(
  url: string,
  act: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
