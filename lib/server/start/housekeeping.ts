import { forgetExpiredSessions } from '@/lib/accounts/sessions/sessions';
import { forgetOldFailures } from '@/lib/accounts/throttle/rows';
import { forgetOldIdempotencyKeys } from '@/lib/tokens/idempotency';
import { forgetUsesOfRevoked } from '@/lib/tokens/last-use/write-uses';

const HOUR = 60 * 60 * 1000;

/** Once an hour deletes what nobody will ask for again; gives what ends it. Replicas may all do it: it is the same work. */
export function startHousekeeping(onError: (error: unknown) => void): () => Promise<void> {
  const timer = setInterval(() => void sweep().catch(onError), HOUR);
  timer.unref();
  return async () => clearInterval(timer);
}

/** Deletes expired sessions, forgotten failures, old idempotency keys and the last uses of revoked tokens. */
export async function sweep(): Promise<void> {
  await Promise.all([
    forgetExpiredSessions(),
    forgetOldFailures(),
    forgetOldIdempotencyKeys(),
    forgetUsesOfRevoked(),
  ]);
}
