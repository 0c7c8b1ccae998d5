'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { signedInAction } from '@/app/_request/actions/signed-in-action';
import { keepCookie } from '@/app/_request/session/cookie';
import { readTheme, THEME_COOKIE, themeAge } from '@/components/frame/theme';
import { dismissFailedAttempts } from '@/lib/accounts/failed-attempts';

/** Keeps the theme, for browsers without scripts; the others set it themselves. */
export const setThemeAction = signedInAction(
  z.object({ theme: z.unknown().transform(readTheme) }),
  (_, { theme }) => keepCookie(THEME_COOKIE, theme, { maxAge: themeAge(theme), httpOnly: false }),
);

/** The failed attempts before this sign-in were read. Stays on the page, whichever it is. */
export const dismissFailedAttemptsAction = signedInAction(z.unknown(), async (actor) => {
  await dismissFailedAttempts(actor);
  revalidatePath('/', 'layout');
});
