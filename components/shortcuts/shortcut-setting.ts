/** The cookie by which a person switches the shortcuts off. */
const COOKIE = 'shortcuts';
const YEAR = 365 * 24 * 60 * 60;

/** In the browser: whether the shortcuts are switched off. */
export function shortcutsAreOff(): boolean {
  return /(?:^|;\s*)shortcuts=off/.test(document.cookie);
}

/** In the browser: keeps the choice for a year. */
export function switchShortcuts(on: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing outside secure contexts.
  document.cookie = `${COOKIE}=off; path=/; samesite=lax; max-age=${on ? 0 : YEAR}`;
}
