import { z } from 'zod';
import { change } from '@/lib/accounts/actor/change';
import { FIRST_PASSWORD_HOURS } from '@/lib/accounts/passwords/first-password-hours';
import {
  hashPassword,
  newPassword,
  passwordMatches,
  passwordRefusal,
} from '@/lib/accounts/passwords/password';
import { endOtherSessions, renewSession } from '@/lib/accounts/sessions/sessions';
import { passwordTurns } from '@/lib/accounts/throttle/turns';
import type { RestrictedActor } from '@/lib/actor/actor';
import { record } from '@/lib/audit/record';
import { db, type Transaction } from '@/lib/db/client';
import type { FieldErrors } from '@/lib/field-errors';
import { fail, ok, type Result } from '@/lib/result';

/** From now on the account's password must be changed at the next sign-in, and ends. Gives when. */
export async function limitPassword(tx: Transaction, accountId: string): Promise<Date> {
  const [row] = await tx.$queryRaw<{ endsAt: Date }[]>`
    UPDATE account SET password_must_change = true,
      password_expires_at = clock_timestamp() + make_interval(hours => ${FIRST_PASSWORD_HOURS})
    WHERE id = ${accountId}::uuid RETURNING password_expires_at AS "endsAt"`;
  if (!row) throw new Error('The account is gone.');
  return row.endsAt;
}

export const ownPassword = z.object({ password: newPassword });

/**
 * Puts a password of the person's own in the place of the one that somebody else made. The session is a
 * full one from then on, under the new id that is given; all others end.
 */
export async function replaceFirstPassword(
  actor: RestrictedActor,
  { password }: z.output<typeof ownPassword>,
): Promise<Result<{ sessionId: string }, FieldErrors>> {
  const account = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { passwordHash: true, username: true, email: true },
  });
  const refused = passwordRefusal(account, password);
  if (refused) return fail({ password: refused });
  const same = await passwordTurns.run('known', actor.accountId, () =>
    passwordMatches(account.passwordHash, password),
  );
  if (same === 'busy')
    return fail({ password: 'The server is busy. Nothing was changed: try again in a few seconds.' });
  if (same) return fail({ password: 'This is the password you were given. Choose another.' });
  const passwordHash = await hashPassword(password);
  return change(actor, async (tx) => {
    const where = { id: actor.accountId, passwordHash: account.passwordHash };
    const data = { passwordHash, passwordMustChange: false, passwordExpiresAt: null };
    const { count } = await tx.account.updateMany({ where, data });
    if (!count) return fail({ password: 'The password was changed elsewhere in the meantime.' });
    await record(tx, actor, { action: 'password.changed', details: { first: true } });
    await endOtherSessions(tx, actor);
    return ok({ sessionId: await renewSession(tx, actor) });
  });
}
