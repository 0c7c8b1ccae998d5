'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { typedText } from '@/app/_request/actions/form-fields';
import { visitorForm } from '@/app/_request/actions/visitor-form';
import { newPasswordPath, ownPath } from '@/app/_request/own-path';
import { keepDevice } from '@/app/_request/session/device';
import { keepSession, sentSessionId } from '@/app/_request/session/session-token';
import { visitor } from '@/app/_request/visitor';
import { FIRST_PASSWORD_HOURS } from '@/lib/accounts/passwords/first-password-hours';
import { credentials, type SignInError, signIn } from '@/lib/accounts/sign-in';

/** Signs in with what the form says, then goes where the person was going. A password never travels back. */
export const signInAction = visitorForm(
  { typed: z.object({ login: typedText }), schema: credentials.extend({ next: typedText }) },
  async ({ next, ...typed }, refuse) => {
    const signedIn = await signIn(typed, { ...(await visitor()), session: await sentSessionId() });
    if (!signedIn.ok) return refuse({ '': reason(signedIn.error) });
    await keepSession(signedIn.value.sessionId);
    await keepDevice(signedIn.value.device);
    return redirect(signedIn.value.mustChangePassword ? newPasswordPath(next) : ownPath(next));
  },
);

function reason(error: SignInError): string {
  if (error.kind === 'suspended') return 'This account is suspended. Ask the operator of this server.';
  if (error.kind === 'password ended')
    return `This first password has expired: it was valid for ${FIRST_PASSWORD_HOURS} hours. Ask the operator of this server for a new one.`;
  if (error.kind === 'busy') return 'The server is busy. Try again in a few seconds.';
  if (error.kind === 'locked') return `Too many attempts. You can try again in ${duration(error.wait)}.`;
  const wrong = 'Wrong username or password.';
  return error.wait ? `${wrong} You can try again in ${duration(error.wait)}.` : wrong;
}

function duration(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
