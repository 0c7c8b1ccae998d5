'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { actionActor } from '@/app/_session/actor';
import { dropSession } from '@/app/_session/cookie';
import { readTheme, themeCookie } from '@/components/frame/theme';
import { endSession } from '@/lib/accounts/sessions';

export async function signOutAction(): Promise<void> {
  const actor = await actionActor();
  await endSession(actor, actor.sessionId);
  await dropSession();
  redirect('/sign-in');
}

/** Keeps the theme, for browsers without scripts; the others set it themselves. */
export async function setThemeAction(form: FormData): Promise<void> {
  await actionActor();
  const { name, value, ...options } = themeCookie(readTheme(form.get('theme')));
  (await cookies()).set(name, value, options);
}
