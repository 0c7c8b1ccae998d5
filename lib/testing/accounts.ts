import { randomBytes } from 'node:crypto';
import { insertAccount } from '@/lib/accounts/create-account';
import { hashPassword } from '@/lib/accounts/passwords/password';
import type { AccountActor, TokenActor } from '@/lib/actor/actor';
import type { Rights } from '@/lib/actor/rights';
import { db } from '@/lib/db/client';
import { DAY } from '@/lib/time';
import { createToken, type NewToken } from '@/lib/tokens/create-token';
import { digestOf, generateSecret, hintOf } from '@/lib/tokens/secret';

export const PASSWORD = 'correct horse battery staple';

/** A new account and the actor of a browser that is signed in to it. */
export async function anAccount(): Promise<AccountActor> {
  const passwordHash = await hashPassword(PASSWORD);
  const row = { username: `u${randomBytes(6).toString('hex')}`, passwordHash, plan: 'default' };
  const made = await db().$transaction((tx) => insertAccount(tx, row));
  if (!made.ok) throw new Error('The test account was not created.');
  const { id: accountId, username } = made.value;
  return {
    kind: 'account',
    accountId,
    name: username,
    sessionId: await aSessionOf(accountId),
    address: '127.0.0.1',
  };
}

/** A running session, straight into the table: signing in would leave its audit event. Gives its id. */
export async function aSessionOf(accountId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + DAY);
  const { id } = await db().session.create({ data: { accountId, expiresAt }, select: { id: true } });
  return id;
}

/** A token of `owner` named `maker-…`, straight into the table, as the actor that its bearer is. */
export async function aTokenOf(
  owner: { accountId: string },
  rights: Rights,
  expiresAt: Date | null = null,
): Promise<TokenActor> {
  const { accountId } = owner;
  const secret = generateSecret();
  const name = `maker-${randomBytes(6).toString('hex')}`;
  const { id: tokenId } = await db().token.create({
    data: {
      accountId,
      name,
      digest: digestOf(secret),
      hint: hintOf(secret),
      unrestricted: rights.kind === 'unrestricted',
      features: rights.kind === 'limited' ? rights.features : [],
      expiresAt,
      createdBy: 'test',
    },
    select: { id: true },
  });
  return { kind: 'token', accountId, name, tokenId, rights, expiresAt, address: null };
}

export const unlimited = (name: string): NewToken => ({
  name,
  expiry: { kind: 'never' },
  rights: { kind: 'unrestricted' },
});

/** A token of `owner`, created as a person creates one. */
export async function aToken(owner: AccountActor, name: string) {
  const made = await createToken(owner, unlimited(name));
  if (!made.ok) throw new Error(`The test token was not created: ${made.error.kind}`);
  return made.value;
}

/** Many tokens at once, straight into the table. */
export async function manyTokens(owner: AccountActor, count: number): Promise<void> {
  await db().$executeRaw`
    INSERT INTO token (id, account_id, name, digest, hint, unrestricted, created_by, expires_at)
    SELECT gen_random_uuid(), ${owner.accountId}::uuid, 'token-' || n, sha256((${owner.accountId} || n)::bytea), 'abcd', true, 'test',
           CASE n % 4 WHEN 0 THEN NULL ELSE clock_timestamp() + ((n % 400) - 100) * interval '1 day' END
    FROM generate_series(1, ${count}) n`;
}

/** The actions that were recorded for an account, oldest first. */
export async function actionsOf(owner: AccountActor): Promise<string[]> {
  const events = await db().auditEvent.findMany({
    where: { accountId: owner.accountId },
    orderBy: { id: 'asc' },
  });
  return events.map(({ action, tokenName }) => (tokenName ? `${action} ${tokenName}` : action));
}
