'use server';

import { revalidatePath } from 'next/cache';
import { act } from '@/app/_request/act';
import { keepCookie } from '@/app/_request/session/cookie';
import { readTheme, THEME_COOKIE, themeAge } from '@/components/frame/theme';
import { dismissFailedAttempts } from '@/lib/accounts/failed-attempts';

/** Keeps the theme, for browsers without scripts; the others set it themselves. */
export async function setThemeAction(form: FormData): Promise<void> {
  return act(async () => {
    const theme = readTheme(form.get('theme'));
    await keepCookie(THEME_COOKIE, theme, { maxAge: themeAge(theme), httpOnly: false });
  });
}

/** The failed attempts before this sign-in were read. Stays on the page, whichever it is. */
export async function dismissFailedAttemptsAction(): Promise<void> {
  return act(async (actor) => {
    await dismissFailedAttempts(actor);
    revalidatePath('/', 'layout');
  });
}
