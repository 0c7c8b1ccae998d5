import { change } from '@/lib/accounts/actor/change';
import { commandLineActor } from '@/lib/actor/actor';
import { record } from '@/lib/audit/record';
import { db } from '@/lib/db/client';

/**
 * Sets the main domain of an account from the command line; null takes it away. `changed` is false when it
 * was this one already. Null when there is no such account. Parse what was typed with domainName first.
 */
export async function setDomain(
  username: string,
  domain: string | null,
): Promise<{ changed: boolean } | null> {
  const account = await db().account.findUnique({ where: { username }, select: { id: true } });
  if (!account) return null;
  return change(commandLineActor(account.id), async (tx, actor) => {
    const { domain: was } = await tx.account.findUniqueOrThrow({
      where: { id: account.id },
      select: { domain: true },
    });
    if (was === domain) return { changed: false };
    await tx.$executeRaw`
      UPDATE account SET domain = ${domain}, updated_at = clock_timestamp() WHERE id = ${account.id}::uuid`;
    await record(tx, actor, { action: 'domain.changed', details: { was, now: domain } });
    return { changed: true };
  });
}
