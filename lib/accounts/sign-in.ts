import { z } from 'zod';
import { findByLogin, isTypeable, type LoginAccount, login, NOT_TYPEABLE } from '@/lib/accounts/login';
import { passwordMatches } from '@/lib/accounts/passwords/password';
import { startSession, type Visitor } from '@/lib/accounts/sessions/sessions';
import {
  type Attempt,
  beginAttempt,
  forgiveAttempt,
  reportOnce,
  takeBackAttempt,
} from '@/lib/accounts/throttle/attempts';
import { deviceCounters, strangerCounters } from '@/lib/accounts/throttle/counters';
import { knownDevice, withDevice } from '@/lib/accounts/throttle/device-cookie';
import { passwordTurns } from '@/lib/accounts/throttle/turns';
import { networkOf } from '@/lib/address/network-of';
import type { Action } from '@/lib/audit/action';
import { db, type Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { transact } from '@/lib/db/transact';
import { fail, ok, type Result } from '@/lib/result';

/** What a person types to sign in. The login is a username or an e-mail address. */
export const credentials = z.object({
  login,
  password: z
    .string({ error: 'Type your password.' })
    .min(1, 'Type your password.')
    .max(1000, 'This is too long for a password.')
    .refine(isTypeable, NOT_TYPEABLE),
});

export type Credentials = z.output<typeof credentials>;
/** `device` is the new value of the device cookie, by which this browser is known from now on. */
export type SignedIn = {
  sessionId: string;
  accountId: string;
  username: string;
  device: string;
  /** The session can do nothing but choose a password. */
  mustChangePassword: boolean;
};

/** Waits are in seconds. An unknown login and a wrong password give the same answer in the same time. */
export type SignInError =
  | { kind: 'refused'; wait: number }
  | { kind: 'locked'; wait: number }
  | { kind: 'busy' }
  | { kind: 'suspended' }
  /** The password was right, made by an operator, and has ended: only who has it learns that. */
  | { kind: 'password ended' };

/** Signs a person in and starts a session, or says how long to wait before the next try. */
export async function signIn(typed: Credentials, visitor: Visitor): Promise<Result<SignedIn, SignInError>> {
  const account = await findByLogin(typed.login);
  const device = knownDevice(visitor.device, account);
  const counters = device ? deviceCounters(device) : strangerCounters(typed.login, visitor.address);
  const attempt = await beginAttempt(counters);
  if (!attempt.allowed) return refuseLocked(attempt, account, visitor);
  const { counted } = attempt;

  const check = () => passwordMatches(account?.passwordHash ?? null, typed.password);
  const matches =
    account && device
      ? await passwordTurns.run('known', account.id, check)
      : await passwordTurns.run('stranger', networkOf(visitor.address ?? ''), check);
  if (matches === 'busy') {
    await takeBackAttempt(counted);
    return fail({ kind: 'busy' });
  }
  if (!account || !matches) {
    await recordRefusal(db(), 'sign_in.failed', account, visitor);
    return fail({ kind: 'refused', wait: counted.wait });
  }
  return transact(async (tx) => {
    // Read again under lock: a suspension or a new password between then and now must win.
    const [current] = await tx.$queryRaw<AccountNow[]>`
      SELECT password_hash AS "passwordHash", password_must_change AS "mustChangePassword",
             CASE WHEN suspended_at IS NOT NULL THEN 'suspended'
                  WHEN password_expires_at <= clock_timestamp() THEN 'password ended' END AS refusal
      FROM account WHERE id = ${account.id}::uuid FOR SHARE`;
    if (current?.passwordHash !== account.passwordHash) return fail({ kind: 'refused', wait: 0 });
    const { refusal, mustChangePassword } = current;
    if (refusal) {
      // Still counted as a failure, so that these events come no faster than wrong passwords.
      await recordRefusal(tx, 'sign_in.refused', account, visitor, { reason: refusal });
      return fail({ kind: refusal });
    }
    await forgiveAttempt(tx, counted);
    const sessionId = await startSession(tx, account, visitor);
    const { id: accountId, username } = account;
    const device = withDevice(visitor.device, account);
    return ok({ sessionId, accountId, username, device, mustChangePassword });
  });
}

type AccountNow = {
  passwordHash: string;
  mustChangePassword: boolean;
  refusal: 'suspended' | 'password ended' | null;
};

/** The first attempt that a lock refuses leaves an event; a network's lock is nobody's in particular. */
async function refuseLocked(
  { lock, reported }: Attempt & { allowed: false },
  account: LoginAccount | null,
  visitor: Visitor,
): Promise<Result<never, SignInError>> {
  const { kind } = lock.counter;
  if (!reported)
    await reportOnce(lock, (tx) =>
      recordRefusal(tx, 'sign_in.refused', kind === 'network' ? null : account, visitor, {
        reason: 'locked',
        counter: kind,
        seconds: lock.wait,
      }),
    );
  return fail({ kind: 'locked', wait: lock.wait });
}

async function recordRefusal(
  tx: Transaction,
  action: Action,
  account: LoginAccount | null,
  visitor: Visitor,
  details: Prisma.InputJsonObject = {},
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      accountId: account?.id ?? null,
      action,
      actorKind: 'account',
      actorName: account?.username ?? 'unknown',
      address: visitor.address,
      details,
    },
    select: { id: true },
  });
}
