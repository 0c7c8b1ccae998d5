import { setTimeout as pause } from 'node:timers/promises';
import type { BenchDatabase } from '@/bench/foundation/postgres';
import { postmasterOf } from '@/bench/load/postmaster';
import { randomSecret } from '@/bench/load/secrets';
import { usageOf } from '@/bench/load/usage';
import { setConfig } from '@/lib/config';
import { LookupConnection } from '@/lib/db/lookup/lookup-connection';
import { hexDigestOf, parseSecret } from '@/lib/tokens/secret';

/** The look-ups of Latchkey without Latchkey: CPU seconds of the database for a million digests. */
export type LookupsSample = { batch: number; round: number; perSecond: number; databaseCpu: number };

type Plan = { database: BenchDatabase; tokens: number; seconds: number; batch: number; round: number };

const PREPARED = 50_000;
const WARM_UP_MS = 500;

/**
 * Asks for batches of this size on one connection, each as soon as the one before has been answered. One,
 * because several would fight for the cores with this process, and CPU seconds grow on a core that is fought for.
 */
export async function measureLookups(plan: Plan): Promise<LookupsSample> {
  const { database, tokens, seconds, batch, round } = plan;
  setConfig({ DATABASE_URL: database.applicationUrl });
  const digests = Array.from({ length: PREPARED }, () => digestOfOne(tokens));
  const postmaster = await postmasterOf(database.url);
  const connection = await LookupConnection.open();
  let next = 0;
  let found = 0;
  let over = false;
  const keepAsking = async () => {
    while (!over) {
      next = next + batch > PREPARED ? batch : next + batch;
      found += (await connection.find(digests.slice(next - batch, next))).size;
    }
  };
  try {
    const asking = keepAsking();
    await pause(WARM_UP_MS);
    const [begun, cpu, foundBefore] = [performance.now(), usageOf(postmaster).cpuSeconds, found];
    await pause(seconds * 1000);
    const took = (performance.now() - begun) / 1000;
    const [used, digestsFound] = [usageOf(postmaster).cpuSeconds - cpu, found - foundBefore];
    over = true;
    await asking;
    return {
      batch,
      round,
      perSecond: digestsFound / took,
      databaseCpu: (used / digestsFound) * 1_000_000,
    };
  } finally {
    await connection.close();
  }
}

function digestOfOne(tokens: number): string {
  const secret = parseSecret(randomSecret('good', tokens));
  if (!secret) throw new Error('The benchmark’s secrets are not in the form of real ones.');
  return hexDigestOf(secret);
}
