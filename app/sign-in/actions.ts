'use server';

import { redirect } from 'next/navigation';
import { marked } from '@/app/_request/marked';
import { assertOwnOrigin } from '@/app/_request/origin';
import { newPasswordPath, ownPath } from '@/app/_request/own-path';
import { keepDevice } from '@/app/_request/session/device';
import { keepSession, sentSessionId } from '@/app/_request/session/session-token';
import { visitor } from '@/app/_request/visitor';
import type { SignInState } from '@/components/sign-in/sign-in-form';
import { FIRST_PASSWORD_HOURS } from '@/lib/accounts/passwords/first-password-hours';
import { credentials, type SignInError, signIn } from '@/lib/accounts/sign-in';
import { fieldErrors } from '@/lib/field-errors';

/** Signs in with what the form says, then goes where the person was going. A password never travels back. */
export async function signInAction(_: SignInState, form: FormData): Promise<SignInState> {
  return marked(async () => {
    await assertOwnOrigin();
    const login = String(form.get('login') ?? '');
    const parsed = credentials.safeParse({ login, password: form.get('password') });
    if (!parsed.success) return { login, errors: fieldErrors(parsed.error) };
    const signedIn = await signIn(parsed.data, {
      ...(await visitor()),
      session: await sentSessionId(),
    });
    if (!signedIn.ok) return { login, errors: { '': reason(signedIn.error) }, wait: waitOf(signedIn.error) };
    await keepSession(signedIn.value.sessionId);
    await keepDevice(signedIn.value.device);
    const next = form.get('next')?.toString();
    return redirect(signedIn.value.mustChangePassword ? newPasswordPath(next) : ownPath(next));
  });
}

function waitOf(error: SignInError): number {
  return 'wait' in error ? error.wait : 0;
}

function reason(error: SignInError): string {
  if (error.kind === 'suspended') return 'This account is suspended. Ask the operator of this server.';
  if (error.kind === 'password ended')
    return `This first password has expired: it was valid for ${FIRST_PASSWORD_HOURS} hours. Ask the operator of this server for a new one.`;
  if (error.kind === 'busy') return 'The server is busy. Try again in a few seconds.';
  if (error.kind === 'locked') return `Too many attempts. You can try again in ${duration(error.wait)}.`;
  const wrong = 'This login and password do not belong together.';
  return error.wait ? `${wrong} You can try again in ${duration(error.wait)}.` : wrong;
}

function duration(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
