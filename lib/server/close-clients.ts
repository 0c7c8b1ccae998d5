import { flushLog } from '@/lib/api/log';
import { closeConnections } from '@/lib/db/close';
import { flushLastUsed } from '@/lib/tokens/last-used';
import { handOnUses } from '@/lib/tokens/note-use';

/** Writes what this process still holds in memory, and closes its connections. Throws when something was lost. */
export async function closeClients(): Promise<void> {
  const saved = handOnUses().then(flushLastUsed);
  await saved.catch(() => undefined);
  await closeConnections();
  await flushLog();
  await saved;
}
