import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { freePort } from '@/lib/testing/free-port';
import { Relay } from '@/lib/testing/relay';
import { endProduct, productIsReady, startProduct } from '@/test/product';

/** A production server of one test file, with a database of its own behind a network that can break. */
export type OwnProduct = {
  url: string;
  network: Relay;
  /** Speaks to the database directly, past that network. */
  database: pg.Pool;
  /** The lines of the log so far. */
  log: () => Promise<string[]>;
  stop: () => Promise<void>;
};

export async function startOwnProduct(): Promise<OwnProduct> {
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-e2e-own-'));
  const postgres = await startEmbeddedPostgres({ dir, settings: { fsync: 'off' } });
  const network = await Relay.to(postgres.url);
  const port = await freePort();
  const log = join(dir, 'server.log');
  const server = startProduct({ port, dir, log, database: behind(network, postgres) });
  await productIsReady(server, log);
  const database = new pg.Pool({ connectionString: postgres.superuserUrl, max: 2 });
  // Its server ends before it does when a test has failed.
  database.on('error', () => undefined);
  return {
    url: `http://localhost:${port}`,
    network,
    database,
    log: async () => (await readFile(log, 'utf8')).split('\n').filter(Boolean),
    async stop() {
      await endProduct(server);
      await database.end();
      await network.close();
      await postgres.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function behind(network: Relay, postgres: EmbeddedPostgres) {
  return { ...postgres, url: network.through(postgres.url), ownerUrl: network.through(postgres.ownerUrl) };
}
