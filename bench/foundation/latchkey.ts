import type { BenchDatabase } from '@/bench/foundation/postgres';
import { type Running, startProcess } from '@/bench/foundation/process';
import { freePort } from '@/lib/testing/free-port';

export type Latchkey = Running & { url: string; port: number };

/** Signs the cookies of a measured server, which nobody else reaches. */
export const AUTH_SECRET = 'a secret of the benchmark, for nobody else';

type How = {
  nodeArgs?: string[];
  settings?: Record<string, string>;
  /** The checkout to start; this one unless given. */
  cwd?: string;
};

/** The production server, as `npm start` runs it, on this database. */
export async function startLatchkey(
  database: BenchDatabase,
  { nodeArgs = [], settings = {}, cwd }: How = {},
): Promise<Latchkey> {
  const port = await freePort();
  const running = await startProcess('server.ts', {
    sign: 'Latchkey is ready',
    nodeArgs,
    cwd,
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: database.dir,
      DATABASE_URL: database.applicationUrl,
      MIGRATION_DATABASE_URL: '',
      AUTH_SECRET,
      FIRST_RUN: 'none',
      PUBLIC_URL: '',
      ...settings,
    },
  });
  return { ...running, port, url: `http://127.0.0.1:${port}` };
}
