import { randomBytes } from 'node:crypto';
import { config, setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';

const KEY = 'auth_secret';

/** Sees to it that AUTH_SECRET is set: made once, and kept in the database so that replicas agree. */
export async function ensureAuthSecret(): Promise<void> {
  if (!config().AUTH_SECRET) setConfig({ AUTH_SECRET: await keptSecret() });
}

async function keptSecret(): Promise<string> {
  const value = randomBytes(32).toString('base64url');
  // Skipped when there is one: of two replicas that start together, the second reads the first one's.
  await db().installation.createMany({ data: { key: KEY, value }, skipDuplicates: true });
  const kept = await db().installation.findUniqueOrThrow({ where: { key: KEY } });
  return kept.value;
}
