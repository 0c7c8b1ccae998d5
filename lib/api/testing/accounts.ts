import { randomUUID } from 'node:crypto';
import { insertAccount } from '@/lib/accounts/create-account';
import { type Actor, commandLineActor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { type CreatedToken, createToken } from '@/lib/tokens/create-token';
import type { Expiry } from '@/lib/tokens/expiry';
import type { Feature } from '@/lib/tokens/rights/features';

export type TestAccount = { id: string; username: string; actor: Actor };
export type TestToken = CreatedToken['token'] & { secret: string; bearer: { Authorization: string } };

/** A new account that can be reached by its tokens only. */
export async function makeAccount(): Promise<TestAccount> {
  const username = `u${randomUUID().slice(0, 12)}`;
  const made = await db().$transaction((tx) =>
    insertAccount(tx, { username, passwordHash: 'none', plan: 'default' }),
  );
  if (!made.ok) throw new Error('The account was not made.');
  return { ...made.value, actor: commandLineActor(made.value.id) };
}

type Wish = { name?: string; features?: Feature[]; expiry?: Expiry };

/** A new token of the account; unrestricted and without an expiry unless told otherwise. */
export async function makeToken(
  account: TestAccount,
  { name = `t-${randomUUID().slice(0, 18)}`, features, expiry = { kind: 'never' } }: Wish = {},
): Promise<TestToken> {
  const rights = features ? ({ kind: 'limited', features } as const) : ({ kind: 'unrestricted' } as const);
  const made = await createToken(account.actor, { name, expiry, rights });
  if (!made.ok) throw new Error('The token was not made.');
  const { token, secret } = made.value;
  return { ...token, secret, bearer: { Authorization: `Bearer ${secret}` } };
}

/** Makes a token expire a moment ago, which the domain has no action for. */
export async function expire(token: TestToken): Promise<void> {
  await db()
    .$executeRaw`UPDATE token SET expires_at = clock_timestamp() - interval '1 second' WHERE id = ${token.id}::uuid`;
}

/** Suspends an account, or resumes it. */
export async function suspend(account: TestAccount, suspended = true): Promise<void> {
  await db().account.update({
    where: { id: account.id },
    data: { suspendedAt: suspended ? new Date() : null },
  });
}
