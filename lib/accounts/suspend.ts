import { change } from '@/lib/accounts/actor/change';
import { endOtherSessions } from '@/lib/accounts/sessions/sessions';
import { type CommandLineActor, commandLineActor } from '@/lib/actor/actor';
import { record } from '@/lib/audit/record';
import { db, type Transaction } from '@/lib/db/client';

/**
 * Suspends an account from the command line: its tokens stop at once, its sessions end, and nobody
 * signs in to it. `changed` is false when it was suspended already. Null when there is no such account.
 */
export async function suspendAccount(
  username: string,
): Promise<{ changed: boolean; endedSessions: number } | null> {
  return changeAccount(username, async (tx, actor) => {
    if (await isSuspended(tx, actor)) return { changed: false, endedSessions: 0 };
    await tx.$executeRaw`
      UPDATE account SET suspended_at = clock_timestamp(), updated_at = clock_timestamp() WHERE id = ${actor.accountId}::uuid`;
    await record(tx, actor, { action: 'account.suspended' });
    return { changed: true, endedSessions: await endOtherSessions(tx, actor) };
  });
}

/** Lets a suspended account and its tokens in again. Null when there is no such account. */
export async function resumeAccount(username: string): Promise<{ changed: boolean } | null> {
  return changeAccount(username, async (tx, actor) => {
    if (!(await isSuspended(tx, actor))) return { changed: false };
    await tx.$executeRaw`
      UPDATE account SET suspended_at = NULL, updated_at = clock_timestamp() WHERE id = ${actor.accountId}::uuid`;
    await record(tx, actor, { action: 'account.resumed' });
    return { changed: true };
  });
}

/** A change from the command line. A sign-in that has begun is waited for, and its session ends with the others. */
async function changeAccount<T>(
  username: string,
  work: (tx: Transaction, actor: CommandLineActor) => Promise<T>,
): Promise<T | null> {
  const account = await db().account.findUnique({ where: { username }, select: { id: true } });
  return account && change(commandLineActor(account.id), work);
}

async function isSuspended(tx: Transaction, { accountId }: CommandLineActor): Promise<boolean> {
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { suspendedAt: true },
  });
  return account.suspendedAt !== null;
}
