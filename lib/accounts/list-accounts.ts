import { factColumns } from '@/lib/accounts/account-facts';
import { db } from '@/lib/db/client';

export type ListedAccount = Awaited<ReturnType<typeof listAccounts>>[number];

/** Every account of the installation by name, for its operator. No door of the network leads here. */
export async function listAccounts() {
  const rows = await db().account.findMany({
    select: { ...factColumns, id: true, suspendedAt: true, _count: { select: { tokens: true } } },
    orderBy: { username: 'asc' },
  });
  return rows.map(({ _count, ...account }) => ({ ...account, tokens: _count.tokens }));
}

/** The account of this username, for its operator; null when there is none. */
export async function findAccount(
  username: string,
): Promise<{ id: string; username: string; suspendedAt: Date | null } | null> {
  return db().account.findUnique({
    where: { username },
    select: { id: true, username: true, suspendedAt: true },
  });
}
