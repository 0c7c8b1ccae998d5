import { z } from 'zod';
import { passwordMatches } from '@/lib/accounts/password';
import { startSession, type Visitor } from '@/lib/accounts/sessions';
import { beginAttempt, forgiveAttempt } from '@/lib/accounts/throttle';
import { db } from '@/lib/db/client';
import { fail, ok, type Result } from '@/lib/result';

/** What a person types to sign in. The login is a username or an e-mail address. */
export const credentials = z.object({
  login: z
    .string({ error: 'Type your username or e-mail address.' })
    .trim()
    .min(1, 'Type your username or e-mail address.')
    .max(254, 'This is too long for a username or an e-mail address.'),
  password: z
    .string({ error: 'Type your password.' })
    .min(1, 'Type your password.')
    .max(1000, 'This is too long for a password.'),
});

export type Credentials = z.output<typeof credentials>;
export type SignedIn = { sessionId: string; accountId: string; username: string };

/** Waits are in seconds. An unknown login and a wrong password give the same answer in the same time. */
export type SignInError =
  | { kind: 'refused'; wait: number }
  | { kind: 'locked'; wait: number }
  | { kind: 'suspended' };

/** Signs a person in and starts a session, or says how long to wait before the next try. */
export async function signIn(typed: Credentials, visitor: Visitor): Promise<Result<SignedIn, SignInError>> {
  const attempt = await beginAttempt(typed.login, visitor.address);
  if (!attempt.allowed) return fail({ kind: 'locked', wait: attempt.wait });

  const account = await accountOf(typed.login);
  const matches = await passwordMatches(account?.passwordHash ?? null, typed.password);
  if (!account || !matches) {
    await recordFailure(account, visitor);
    return fail({ kind: 'refused', wait: attempt.waitIfWrong });
  }
  return db().$transaction(async (tx) => {
    await forgiveAttempt(tx, typed.login, visitor.address);
    // Read again under lock: a suspension or a new password between then and now must win.
    const [current] = await tx.$queryRaw<{ passwordHash: string; suspended: boolean }[]>`
      SELECT password_hash AS "passwordHash", suspended_at IS NOT NULL AS suspended
      FROM account WHERE id = ${account.id}::uuid FOR SHARE`;
    if (current?.passwordHash !== account.passwordHash) return fail({ kind: 'refused', wait: 0 });
    if (current.suspended) return fail({ kind: 'suspended' });
    const sessionId = await startSession(tx, account, visitor);
    return ok({ sessionId, accountId: account.id, username: account.username });
  });
}

function accountOf(login: string) {
  const typed = login.toLowerCase();
  const where = typed.includes('@') ? { email: typed } : { username: typed };
  return db().account.findFirst({ where, select: { id: true, username: true, passwordHash: true } });
}

async function recordFailure(
  account: { id: string; username: string } | null,
  visitor: Visitor,
): Promise<void> {
  await db().auditEvent.create({
    data: {
      accountId: account?.id ?? null,
      deed: 'sign_in.failed',
      actorKind: 'account',
      actorName: account?.username ?? 'unknown',
      address: visitor.address,
    },
    select: { id: true },
  });
}
