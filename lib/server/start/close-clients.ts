import { closeConnections } from '@/lib/db/close';
import { flushLog } from '@/lib/log/log';
import { flushLastUsed } from '@/lib/tokens/last-use/last-used';
import { handOnUses } from '@/lib/tokens/last-use/note-use';

/** Writes what this process still holds in memory, and closes its connections. Throws when something was lost. */
export async function closeClients(): Promise<void> {
  const saved = handOnUses().then(flushLastUsed);
  await saved.catch(() => undefined);
  await closeConnections();
  await flushLog();
  await saved;
}
