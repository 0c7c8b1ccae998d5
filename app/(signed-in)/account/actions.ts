'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { act } from '@/app/_request/act';
import { showOnNextPage } from '@/app/_request/flash';
import { deviceCookie, keepDevice } from '@/app/_request/session/device';
import { keepSession } from '@/app/_request/session/session-token';
import type { ContactState } from '@/components/account/contact-form';
import type { PasswordState } from '@/components/account/password-form';
import { contactAddressesForm, setContactAddresses } from '@/lib/accounts/contact';
import { changePassword, passwordChange } from '@/lib/accounts/passwords/change-password';
import { endSession } from '@/lib/accounts/sessions/sessions';
import { rememberDevice } from '@/lib/accounts/throttle/remember-device';
import { fieldErrors } from '@/lib/field-errors';
import { isTokenId as isId } from '@/lib/tokens/id';

/** Changes the password; what was typed never travels back. */
export async function changePasswordAction(_: PasswordState, form: FormData): Promise<PasswordState> {
  return act(async (actor) => {
    const parsed = passwordChange.safeParse({ current: form.get('current'), password: form.get('password') });
    if (!parsed.success) return { errors: fieldErrors(parsed.error) };
    const changed = await changePassword(actor, parsed.data);
    if (!changed.ok) return { errors: changed.error };
    const { ended, sessionId } = changed.value;
    await keepSession(sessionId);
    await keepDevice(await rememberDevice(actor, await deviceCookie()));
    await showOnNextPage(
      ended
        ? `Changed the password and ended ${ended === 1 ? 'one other session' : `${ended} other sessions`}.`
        : 'Changed the password.',
    );
    redirect('/account');
  });
}

/** Replaces the contact addresses. */
export async function setContactAction(_: ContactState, form: FormData): Promise<ContactState> {
  return act(async (actor) => {
    const typed = {
      first: form.get('first')?.toString() ?? '',
      second: form.get('second')?.toString() ?? '',
    };
    const parsed = contactAddressesForm.safeParse(typed);
    if (!parsed.success) return { ...typed, errors: fieldErrors(parsed.error) };
    const done = await setContactAddresses(actor, parsed.data);
    if (!done.ok) return { ...typed, errors: done.error };
    await showOnNextPage(
      done.value.changed ? 'Changed the contact addresses.' : 'These are the contact addresses already.',
    );
    redirect('/account');
  });
}

/** Ends one of the account's sessions; ending one's own signs out. */
export async function endSessionAction(form: FormData): Promise<void> {
  return act(async (actor) => {
    const id = form.get('session')?.toString() ?? '';
    if (isId(id)) await endSession(actor, id);
    await showOnNextPage('Ended the session.');
    revalidatePath('/account');
    redirect('/account');
  });
}
