import { closeConnections } from '@/lib/db/close';
import { flushLog } from '@/lib/log/log';
import { sendUses } from '@/lib/tokens/last-use/record-use';
import { flushUses } from '@/lib/tokens/last-use/write-uses';

/** Writes what this process still holds in memory, and closes its connections. Throws when something was lost. */
export async function closeClients(): Promise<void> {
  const saved = sendUses().then(flushUses);
  await saved.catch(() => undefined);
  await closeConnections();
  await flushLog();
  await saved;
}
