import { z } from 'zod';
import { change } from '@/lib/accounts/actor/change';
import { checkCurrentPassword } from '@/lib/accounts/passwords/check-current-password';
import { limitPassword } from '@/lib/accounts/passwords/first-password';
import { hashPassword, newPassword, passwordRefusal } from '@/lib/accounts/passwords/password';
import { endOtherSessions, renewSession } from '@/lib/accounts/sessions/sessions';
import { forgiveAttempt, takeBackAttempt } from '@/lib/accounts/throttle/attempts';
import { type AccountActor, commandLineActor } from '@/lib/actor/actor';
import { record } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import type { FieldErrors } from '@/lib/field-errors';
import { fail, ok, type Result } from '@/lib/result';

export const passwordChange = z.object({
  current: z.string().min(1, 'Type your current password.').max(1000, 'This is too long for a password.'),
  password: newPassword,
});

/**
 * Changes the password of a signed-in account, ends its other sessions, and gives its own a new id. Gives
 * that id, and how many ended.
 */
export async function changePassword(
  actor: AccountActor,
  typed: z.output<typeof passwordChange>,
): Promise<Result<{ ended: number; sessionId: string }, FieldErrors>> {
  const checked = await checkCurrentPassword(actor, typed.current);
  if (!checked.ok) return checked;
  const { account, counted } = checked.value;
  const refused = passwordRefusal(account, typed.password);
  if (refused) {
    await takeBackAttempt(counted);
    return fail({ password: refused });
  }
  const passwordHash = await hashPassword(typed.password);
  return change(actor, async (tx) => {
    await forgiveAttempt(tx, counted);
    const where = { id: actor.accountId, passwordHash: account.passwordHash };
    const { count } = await tx.account.updateMany({ where, data: { passwordHash } });
    if (!count) return fail({ current: 'The password was changed elsewhere in the meantime.' });
    await record(tx, actor, { action: 'password.changed' });
    const ended = await endOtherSessions(tx, actor);
    return ok({ ended, sessionId: await renewSession(tx, actor) });
  });
}

/**
 * Sets an account's password from the command line and ends all its sessions. It must be changed at the
 * next sign-in and ends at `passwordEndsAt`. Null when there is no such account; an error on `password`
 * when this account may not have this one.
 */
export async function setPassword(
  username: string,
  password: string,
): Promise<Result<{ ended: number; passwordEndsAt: Date }, FieldErrors> | null> {
  const owner = await db().account.findUnique({
    where: { username },
    select: { id: true, username: true, email: true },
  });
  if (!owner) return null;
  const refused = passwordRefusal(owner, password);
  if (refused) return fail({ password: refused });
  const passwordHash = await hashPassword(password);
  return change(commandLineActor(owner.id), async (tx, actor) => {
    await tx.account.update({ where: { id: owner.id }, data: { passwordHash }, select: { id: true } });
    const passwordEndsAt = await limitPassword(tx, owner.id);
    const details = { mustChangeBefore: passwordEndsAt.toISOString() };
    await record(tx, actor, { action: 'password.changed', details });
    return ok({ ended: await endOtherSessions(tx, actor), passwordEndsAt });
  });
}
