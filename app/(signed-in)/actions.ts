'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { act } from '@/app/_session/act';
import { dropSession } from '@/app/_session/cookie';
import { readTheme, themeCookie } from '@/components/frame/theme';
import { endSession } from '@/lib/accounts/sessions';

export async function signOutAction(): Promise<void> {
  return act(async (actor) => {
    await endSession(actor, actor.sessionId);
    await dropSession();
    redirect('/sign-in');
  });
}

/** Keeps the theme, for browsers without scripts; the others set it themselves. */
export async function setThemeAction(form: FormData): Promise<void> {
  return act(async () => {
    const { name, value, ...options } = themeCookie(readTheme(form.get('theme')));
    (await cookies()).set(name, value, options);
  });
}
