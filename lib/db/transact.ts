import { setTimeout as pause } from 'node:timers/promises';
import { db, type Transaction } from '@/lib/db/client';
import { isConflict, isConnectionLost, OutcomeUnknown } from '@/lib/db/unavailable';

const TRIES = 4;
const LONGEST_PAUSE_MS = 50;

/**
 * Runs `work` in a transaction of its own and gives what it gives. When the database undoes it because of
 * a transaction beside it (deadlock, serialization failure), it runs again as a whole, so `work` must do
 * nothing outside `tx`. Throws OutcomeUnknown when the connection breaks while it commits; after any other
 * error nothing was changed. `timeout` in milliseconds, where it is not the client's.
 */
export async function transact<Value>(
  work: (tx: Transaction) => Promise<Value>,
  { timeout }: { timeout?: number } = {},
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    let committing = false;
    try {
      return await db().$transaction(
        async (tx) => {
          const value = await work(tx);
          committing = true;
          return value;
        },
        { timeout },
      );
    } catch (error) {
      if (committing && isConnectionLost(error)) throw new OutcomeUnknown({ cause: error });
      if (tries === TRIES || !isConflict(error)) throw error;
      // Two that met would else meet again.
      await pause(Math.random() * LONGEST_PAUSE_MS * tries);
    }
  }
}
