import { endOtherSessions } from '@/lib/accounts/sessions';
import { commandLineActor } from '@/lib/audit/actor';
import { record } from '@/lib/audit/record';
import { db, type Transaction } from '@/lib/db/client';

/**
 * Suspends an account from the command line: its tokens stop at once, its sessions end, and nobody
 * signs in to it. `changed` is false when it was suspended already. Null when there is no such account.
 */
export async function suspendAccount(
  username: string,
): Promise<{ changed: boolean; endedSessions: number } | null> {
  return db().$transaction(async (tx) => {
    const account = await lock(tx, username);
    if (!account) return null;
    if (account.suspended) return { changed: false, endedSessions: 0 };
    const actor = commandLineActor(account.id);
    await tx.$executeRaw`
      UPDATE account SET suspended_at = clock_timestamp(), updated_at = clock_timestamp() WHERE id = ${account.id}::uuid`;
    await record(tx, actor, { deed: 'account.suspended' });
    return { changed: true, endedSessions: await endOtherSessions(tx, actor) };
  });
}

/** Lets a suspended account and its tokens in again. Null when there is no such account. */
export async function resumeAccount(username: string): Promise<{ changed: boolean } | null> {
  return db().$transaction(async (tx) => {
    const account = await lock(tx, username);
    if (!account) return null;
    if (!account.suspended) return { changed: false };
    await tx.$executeRaw`
      UPDATE account SET suspended_at = NULL, updated_at = clock_timestamp() WHERE id = ${account.id}::uuid`;
    await record(tx, commandLineActor(account.id), { deed: 'account.resumed' });
    return { changed: true };
  });
}

/** Holds the row until the end: a sign-in that has begun is waited for, and its session ends with the others. */
async function lock(
  tx: Transaction,
  username: string,
): Promise<{ id: string; suspended: boolean } | undefined> {
  const [account] = await tx.$queryRaw<{ id: string; suspended: boolean }[]>`
    SELECT id, suspended_at IS NOT NULL AS suspended FROM account WHERE username = ${username} FOR UPDATE`;
  return account;
}
