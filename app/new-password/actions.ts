'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { restrictedForm } from '@/app/_request/actions/restricted-form';
import { showOnNextPage } from '@/app/_request/flash';
import { deviceCookie, keepDevice } from '@/app/_request/session/device';
import { keepSession } from '@/app/_request/session/session-token';
import { ownPassword, replaceFirstPassword } from '@/lib/accounts/passwords/first-password';
import { rememberDevice } from '@/lib/accounts/throttle/remember-device';

/** Sets the password of one's own, then goes where the person was going. What was typed never travels back. */
export const setOwnPasswordAction = restrictedForm(
  { typed: z.object({}), schema: ownPassword },
  async (actor, input, refuse, next) => {
    const done = await replaceFirstPassword(actor, input);
    if (!done.ok) return refuse(done.error);
    await keepSession(done.value.sessionId);
    await keepDevice(await rememberDevice(actor, await deviceCookie()));
    await showOnNextPage('Your password is set.');
    redirect(next);
  },
);
