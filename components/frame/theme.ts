export type Theme = 'system' | 'light' | 'dark';

/** The cookie that holds a theme chosen by hand; without it the system decides. */
export const THEME_COOKIE = 'theme';

const YEAR = 365 * 24 * 60 * 60;

/** Reads the cookie or a form's field; whatever is not a theme is "system". */
export function readTheme(value: unknown): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** For `cookies().set(…)`, in the action that serves browsers without scripts. */
export function themeCookie(theme: Theme) {
  const maxAge = theme === 'system' ? 0 : YEAR;
  return { name: THEME_COOKIE, value: theme, path: '/', maxAge, sameSite: 'lax', httpOnly: false } as const;
}

/** In the browser: shows the theme at once and keeps it. */
export function applyTheme(theme: Theme): void {
  const { name, value, path, maxAge, sameSite } = themeCookie(theme);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing outside secure contexts.
  document.cookie = `${name}=${value}; path=${path}; max-age=${maxAge}; samesite=${sameSite}`;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
