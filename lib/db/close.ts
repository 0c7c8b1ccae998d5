import { closeDatabase } from '@/lib/db/client';
import { closeLookups } from '@/lib/db/lookup/lookup';
import { closeUseWriter } from '@/lib/db/use-writer';

/** Closes every connection of this process to the database; the next use opens new ones. */
export async function closeConnections(): Promise<void> {
  await Promise.all([closeDatabase(), closeLookups(), closeUseWriter()]);
}
