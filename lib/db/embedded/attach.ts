import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressesOf, type EmbeddedAddresses } from '@/lib/db/embedded/addresses';
import { keptPassword } from '@/lib/db/embedded/passwords';
import { runningPostmaster } from '@/lib/db/embedded/postmaster';

/** How to reach the embedded server that already runs on the data folder `dir`, whoever started it; else null. */
export async function runningServer(dir: string): Promise<EmbeddedAddresses | null> {
  const place = await readFile(join(dir, 'postgres-place'), 'utf8').catch(() => null);
  const postmaster = await runningPostmaster(place?.trim() ?? join(dir, 'postgres'));
  const [superuser, owner, application] = await Promise.all([
    keptPassword(dir, 'superuser'),
    keptPassword(dir, 'owner'),
    keptPassword(dir, 'application'),
  ]);
  if (!postmaster || !superuser || !owner || !application) return null;
  return addressesOf(postmaster.port, { superuser, owner, application });
}
