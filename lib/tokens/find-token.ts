import type { Actor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { fail, ok, type Result } from '@/lib/result';
import { notFound, type TokenError } from '@/lib/tokens/errors';
import { isTokenId } from '@/lib/tokens/id';
import { withLastUse } from '@/lib/tokens/last-use/read-last-use';
import { mayManageTokens, mayNotManage } from '@/lib/tokens/rights/may-manage';
import { type Token, type TokenRow, tokenColumns, toToken } from '@/lib/tokens/token';

/** One token of the actor's account. Another account's id answers exactly as one that does not exist. */
export async function findToken(actor: Actor, id: string): Promise<Result<Token, TokenError>> {
  const itself = actor.kind === 'token' && actor.tokenId === id;
  if (!itself && !mayManageTokens(actor)) return fail(mayNotManage);
  if (!isTokenId(id)) return fail(notFound);
  const row = await db().token.findFirst({ where: { id, accountId: actor.accountId }, select: tokenColumns });
  return found(row);
}

/** One token of the actor's account by its name, for clients that know tokens by name. */
export async function findTokenByName(actor: Actor, name: string): Promise<Result<Token, TokenError>> {
  if (!mayManageTokens(actor)) return fail(mayNotManage);
  const where = { accountId_name: { accountId: actor.accountId, name } };
  const row = await db().token.findUnique({ where, select: tokenColumns });
  return found(row);
}

async function found(row: TokenRow | null): Promise<Result<Token, TokenError>> {
  const [used] = row ? await withLastUse(db(), [row]) : [];
  return used ? ok(toToken(used)) : fail(notFound);
}
