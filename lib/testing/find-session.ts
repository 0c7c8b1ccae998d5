import { readSession } from '@/lib/accounts/sessions/sessions';
import type { AccountActor } from '@/lib/actor/actor';

/** The signed-in account of a session that runs and is not restricted; else null. */
export async function findSession(sessionId: string, address: string | null): Promise<AccountActor | null> {
  const found = await readSession(sessionId, address);
  return found && !found.restricted ? found.actor : null;
}
