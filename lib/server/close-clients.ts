import { flushLog } from '@/lib/api/log';
import { closeDatabase } from '@/lib/db/client';
import { closeLookups } from '@/lib/db/lookup';
import { closeUseWriter } from '@/lib/db/use-writer';
import { flushLastUsed } from '@/lib/tokens/last-used';

/** Writes what this process still holds in memory, and closes its connections. Throws when something was lost. */
export async function closeClients(): Promise<void> {
  const saved = flushLastUsed();
  await saved.catch(() => undefined);
  await Promise.all([closeDatabase(), closeLookups(), closeUseWriter()]);
  await flushLog();
  await saved;
}
