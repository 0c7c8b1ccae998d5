'use server';

import { redirect } from 'next/navigation';
import { actRestricted } from '@/app/_request/act-restricted';
import { showOnNextPage } from '@/app/_request/flash';
import { ownPath } from '@/app/_request/own-path';
import { deviceCookie, keepDevice } from '@/app/_request/session/device';
import { keepSession } from '@/app/_request/session/session-token';
import type { PasswordState } from '@/components/account/password-form';
import { ownPassword, replaceFirstPassword } from '@/lib/accounts/passwords/first-password';
import { rememberDevice } from '@/lib/accounts/throttle/remember-device';
import { fieldErrors } from '@/lib/field-errors';

/** Sets the password of one's own, then goes where the person was going. What was typed never travels back. */
export async function setOwnPasswordAction(_: PasswordState, form: FormData): Promise<PasswordState> {
  const next = ownPath(form.get('next')?.toString());
  return actRestricted(next, async (actor) => {
    const parsed = ownPassword.safeParse({ password: form.get('password') });
    if (!parsed.success) return { errors: fieldErrors(parsed.error) };
    const done = await replaceFirstPassword(actor, parsed.data);
    if (!done.ok) return { errors: done.error };
    await keepSession(done.value.sessionId);
    await keepDevice(await rememberDevice(actor, await deviceCookie()));
    await showOnNextPage('Your password is set.');
    redirect(next);
  });
}
