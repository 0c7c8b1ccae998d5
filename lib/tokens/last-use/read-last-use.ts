import { db, type Transaction } from '@/lib/db/client';
import type { Token, TokenRow, UsedTokenRow } from '@/lib/tokens/token';

export type LastUse = Pick<Token, 'lastUsedAt' | 'lastUsedAddress'>;

export const neverUsed: LastUse = { lastUsedAt: null, lastUsedAddress: null };

/** These rows, each with when and from where its token was last used. */
export async function withLastUse(tx: Transaction, rows: TokenRow[]): Promise<UsedTokenRow[]> {
  const uses = await tx.tokenUse.findMany({ where: { tokenId: { in: rows.map(({ id }) => id) } } });
  const byToken = new Map(
    uses.map(({ tokenId, at, address }) => [tokenId, { lastUsedAt: at, lastUsedAddress: address }]),
  );
  return rows.map((row) => ({ ...row, ...(byToken.get(row.id) ?? neverUsed) }));
}

/** Deletes the last uses of tokens that were revoked: a revoke itself does not touch them. */
export async function forgetUsesOfRevoked(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM token_use WHERE NOT EXISTS (SELECT FROM token WHERE token.id = token_use.token_id)`;
}
