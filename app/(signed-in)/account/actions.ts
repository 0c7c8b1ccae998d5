'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { typedText } from '@/app/_request/actions/form-fields';
import { signedInAction } from '@/app/_request/actions/signed-in-action';
import { signedInForm } from '@/app/_request/actions/signed-in-form';
import { showOnNextPage } from '@/app/_request/flash';
import { deviceCookie, keepDevice } from '@/app/_request/session/device';
import { keepSession } from '@/app/_request/session/session-token';
import { contactAddressesForm, setContactAddresses } from '@/lib/accounts/contact';
import { changePassword, passwordChange } from '@/lib/accounts/passwords/change-password';
import { endSession } from '@/lib/accounts/sessions/sessions';
import { rememberDevice } from '@/lib/accounts/throttle/remember-device';
import { isUuid } from '@/lib/uuid';

/** Changes the password; what was typed never travels back. */
export const changePasswordAction = signedInForm(
  { typed: z.object({}), schema: passwordChange },
  async (actor, input, refuse) => {
    const changed = await changePassword(actor, input);
    if (!changed.ok) return refuse(changed.error);
    const { ended, sessionId } = changed.value;
    await keepSession(sessionId);
    await keepDevice(await rememberDevice(actor, await deviceCookie()));
    await showOnNextPage(
      ended
        ? `Changed the password and ended ${ended === 1 ? 'one other session' : `${ended} other sessions`}.`
        : 'Changed the password.',
    );
    redirect('/account');
  },
);

/** Replaces the contact addresses. */
export const setContactAction = signedInForm(
  { typed: z.object({ first: typedText, second: typedText }), schema: contactAddressesForm },
  async (actor, input, refuse) => {
    const done = await setContactAddresses(actor, input);
    if (!done.ok) return refuse(done.error);
    await showOnNextPage(
      done.value.changed ? 'Changed the contact addresses.' : 'These are the contact addresses already.',
    );
    redirect('/account');
  },
);

/** Ends one of the account's sessions; ending one's own signs out. */
export const endSessionAction = signedInAction(
  z.object({ session: typedText }),
  async (actor, { session }) => {
    if (isUuid(session)) await endSession(actor, session);
    await showOnNextPage('Ended the session.');
    revalidatePath('/account');
    redirect('/account');
  },
);
