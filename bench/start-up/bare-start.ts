import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { clusterPassword, makeCluster } from '@/lib/db/embedded/cluster';
import { halt, launch } from '@/lib/db/embedded/launch';
import { findPlace } from '@/lib/db/embedded/place';

/** Seconds that `initdb`, `pg_ctl start` and a Node that does nothing take here and now. */
export type BareStart = { initdb: number; start: number; node: number };

/** Makes and starts a PostgreSQL in the fresh folder `dir`, with nothing of ours in it, and stops it. */
export async function bareStart(dir: string): Promise<BareStart> {
  const place = await findPlace(dir, () => undefined);
  const password = await clusterPassword(dir, place);
  const initdb = await seconds(() => makeCluster(place, password));
  const start = await seconds(() => launch(place, {}));
  await halt(place);
  const node = await seconds(() => promisify(execFile)(process.execPath, ['-e', '0']));
  return { initdb, start, node };
}

async function seconds(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return (performance.now() - began) / 1000;
}
