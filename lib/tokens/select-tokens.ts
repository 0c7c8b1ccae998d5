import type { Transaction } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type Token, type TokenRow, toToken } from '@/lib/tokens/token';

/** Reads tokens with their last use, all as of one moment; `rest` says which and in what order: `WHERE …`. */
export async function selectTokens(tx: Transaction, rest: Prisma.Sql): Promise<Token[]> {
  const rows = await tx.$queryRaw<TokenRow[]>`
    SELECT id, name, hint, unrestricted, features, expires_at AS "expiresAt", created_at AS "createdAt",
           created_by AS "createdBy", token_use.at AS "lastUsedAt", token_use.address AS "lastUsedAddress",
           (SELECT clock_timestamp()::timestamptz(3)) AS "readAt"
    FROM token LEFT JOIN token_use ON token_use.token_id = token.id ${rest}`;
  return rows.map(toToken);
}

/** Reads the one token of this id, which must be there. */
export async function selectToken(tx: Transaction, id: string): Promise<Token> {
  const [token] = await selectTokens(tx, Prisma.sql`WHERE id = ${id}::uuid`);
  if (!token) throw new Error('The token to read is not there.');
  return token;
}

/** The ORDER BY of a listing; ids settle ties. A token that never expires is the latest. */
export function ordering(sort: 'name' | 'created' | 'expires', direction: 'asc' | 'desc'): Prisma.Sql {
  const column = { name: 'name', created: 'created_at', expires: 'expires_at' }[sort];
  return Prisma.raw(sort === 'name' ? `name ${direction}` : `${column} ${direction}, id ${direction}`);
}
