import { writeCookie } from '@/components/ui/browser-cookie';

export type Theme = 'system' | 'light' | 'dark';

/** The cookie that holds a theme chosen by hand; without it the system decides. */
export const THEME_COOKIE = 'theme';

const YEAR = 365 * 24 * 60 * 60;

/** Reads the cookie or a form's field; whatever is not a theme is "system". */
export function readTheme(value: unknown): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** For how many seconds the choice is kept; the system's theme needs no cookie. */
export function themeAge(theme: Theme): number {
  return theme === 'system' ? 0 : YEAR;
}

/** In the browser: shows the theme at once and keeps it. */
export function applyTheme(theme: Theme): void {
  writeCookie(THEME_COOKIE, theme, themeAge(theme));
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
