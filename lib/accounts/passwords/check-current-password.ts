import { passwordMatches } from '@/lib/accounts/passwords/password';
import { beginAttempt, reportOnce, takeBackAttempt } from '@/lib/accounts/throttle/attempts';
import { passwordCounters } from '@/lib/accounts/throttle/counters';
import type { Counted } from '@/lib/accounts/throttle/rules';
import { passwordTurns } from '@/lib/accounts/throttle/turns';
import type { AccountActor } from '@/lib/actor/actor';
import { record } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import type { FieldErrors } from '@/lib/field-errors';
import { fail, ok, type Result } from '@/lib/result';

type Checked = {
  account: { passwordHash: string; username: string; email: string | null };
  counted: Counted;
};

/**
 * Checks the current password of somebody signed in, with a throttle of its own. A wrong one leaves an
 * event. The caller forgives or takes back what was `counted`.
 */
export async function checkCurrentPassword(
  actor: AccountActor,
  typed: string,
): Promise<Result<Checked, FieldErrors>> {
  const attempt = await beginAttempt(passwordCounters(actor.accountId));
  if (!attempt.allowed) {
    const { lock, reported } = attempt;
    const details = { reason: 'locked', seconds: lock.wait };
    if (!reported) await reportOnce(lock, (tx) => record(tx, actor, { action: 'password.refused', details }));
    return fail({ current: `Too many wrong passwords. Try again in ${lock.wait} seconds.` });
  }
  const { counted } = attempt;
  const account = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { passwordHash: true, username: true, email: true },
  });
  const matches = await passwordTurns.run('known', actor.accountId, () =>
    passwordMatches(account.passwordHash, typed),
  );
  if (matches === 'busy') {
    await takeBackAttempt(counted);
    return fail({ current: 'The server is busy. Nothing was changed: try again in a few seconds.' });
  }
  if (!matches) {
    await record(db(), actor, { action: 'password.refused', details: { reason: 'wrong' } });
    return fail({ current: 'This is not your current password.' });
  }
  return ok({ account, counted });
}
