import { chown, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import type { Pair } from '@/lib/testing/private-authority';
import { statement } from '@/test/statement';

/** A PostgreSQL of its own that offers TLS; `at` gives the address of a role with these parameters added. */
export type PostgresWithTls = {
  url: string;
  ownerUrl: string;
  superuserUrl: string;
  /** Shows another certificate from now on; null: offers no TLS. */
  show: (pair: Pair | null) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts it without a certificate. */
export async function startPostgresWithTls(): Promise<PostgresWithTls> {
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-tls-'));
  const server = await startEmbeddedPostgres({ dir, settings: { fsync: 'off' } });
  const { url, ownerUrl, superuserUrl } = server;
  const [data] = await statement<{ data_directory: string }>(superuserUrl, 'SHOW data_directory');
  const folder = data?.data_directory ?? '';
  let round = 0;
  return {
    url,
    ownerUrl,
    superuserUrl,
    async show(pair) {
      round++;
      if (pair) {
        await put(join(folder, `server${round}.crt`), pair.cert, folder);
        await put(join(folder, `server${round}.key`), pair.key, folder);
        await statement(superuserUrl, `ALTER SYSTEM SET ssl_cert_file = 'server${round}.crt'`);
        await statement(superuserUrl, `ALTER SYSTEM SET ssl_key_file = 'server${round}.key'`);
      }
      await statement(superuserUrl, `ALTER SYSTEM SET ssl = ${pair ? 'on' : 'off'}`);
      await reload(superuserUrl, pair ? 'on' : 'off');
    },
    async stop() {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL takes a key that is its own and nobody else's to read. */
async function put(file: string, content: string, folder: string): Promise<void> {
  await writeFile(file, content, { mode: 0o600 });
  const { uid, gid } = await stat(folder);
  await chown(file, uid, gid);
}

async function reload(superuserUrl: string, wanted: string): Promise<void> {
  await statement(superuserUrl, 'SELECT pg_reload_conf()');
  for (;;) {
    const [row] = await statement<{ ssl: string }>(superuserUrl, 'SHOW ssl');
    if (row?.ssl === wanted) return;
  }
}
