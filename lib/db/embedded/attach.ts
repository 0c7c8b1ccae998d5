import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SUPERUSER } from '@/lib/db/embedded/cluster';
import { runningPostmaster } from '@/lib/db/embedded/postmaster';
import { DATABASE } from '@/lib/db/embedded/start';

/** The URL of the embedded server that already runs on the data folder `dir`, whoever started it; else null. */
export async function runningServer(dir: string): Promise<string | null> {
  const [place, password] = await Promise.all([text(dir, 'postgres-place'), text(dir, 'postgres-password')]);
  const postmaster = await runningPostmaster(place ?? join(dir, 'postgres'));
  if (!postmaster || !password) return null;
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${postmaster.port}/${DATABASE}`;
}

function text(dir: string, name: string): Promise<string | null> {
  return readFile(join(dir, name), 'utf8').then(
    (content) => content.trim(),
    () => null,
  );
}
