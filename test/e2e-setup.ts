import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { freePort } from '@/lib/testing/free-port';
import { endProduct, productIsReady, startProduct } from '@/test/product';

/** The production server with a database of its own, for the length of a test run. */
export default async function setUp(): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-e2e-'));
  const log = join(dir, 'server.log');
  // As durable as in production: a test kills and measures it as such. Only the connections are more.
  const database = await startEmbeddedPostgres({
    dir,
    settings: { max_connections: 200 },
  });
  const port = await freePort();
  const server = startProduct({ port, dir, log, database });
  let over = false;
  server.once('exit', (code) => {
    if (!over)
      console.error(`\nThe server under test ended by itself (code ${code}). Its log is in ${log}\n`);
  });

  const stop = async () => {
    const died = server.exitCode !== null || server.signalCode !== null;
    over = true;
    if (!died) await endProduct(server);
    await database.stop();
    if (died) throw new Error(`The server under test had ended by itself; its log is in ${log}`);
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await productIsReady(server, log);
  } catch (error) {
    over = true;
    await endProduct(server);
    await database.stop();
    throw error;
  }
  Object.assign(process.env, {
    LATCHKEY_E2E_URL: `http://localhost:${port}`,
    // As the server under test has it; tests that look past the product administer with the other.
    LATCHKEY_E2E_DATABASE_URL: database.url,
    LATCHKEY_E2E_SUPERUSER_URL: database.superuserUrl,
    LATCHKEY_E2E_LOG: log,
    LATCHKEY_E2E_DATA_DIR: dir,
  });
  return stop;
}
