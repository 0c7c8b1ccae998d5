import type { Actor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { fail, ok, type Result } from '@/lib/result';
import { notFound, type TokenError } from '@/lib/tokens/errors';
import { lacksApiTokens, mayManageTokens } from '@/lib/tokens/rights/may-manage';
import { selectTokens } from '@/lib/tokens/select-tokens';
import type { Token } from '@/lib/tokens/token';
import { isUuid } from '@/lib/uuid';

/** One token of the actor's account. Another account's id answers exactly as one that does not exist. */
export async function findToken(actor: Actor, id: string): Promise<Result<Token, TokenError>> {
  const itself = actor.kind === 'token' && actor.tokenId === id;
  if (!itself && !mayManageTokens(actor)) return fail(lacksApiTokens);
  if (!isUuid(id)) return fail(notFound);
  return findOne(actor, Prisma.sql`id = ${id}::uuid`);
}

/** One token of the actor's account by its name, for clients that know tokens by name. */
export async function findTokenByName(actor: Actor, name: string): Promise<Result<Token, TokenError>> {
  if (!mayManageTokens(actor)) return fail(lacksApiTokens);
  return findOne(actor, Prisma.sql`name = ${name}`);
}

async function findOne({ accountId }: Actor, condition: Prisma.Sql): Promise<Result<Token, TokenError>> {
  const [token] = await selectTokens(
    db(),
    Prisma.sql`WHERE account_id = ${accountId}::uuid AND ${condition}`,
  );
  return token ? ok(token) : fail(notFound);
}
