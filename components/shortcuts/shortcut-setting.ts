import { browserCookie, writeCookie } from '@/components/ui/browser-cookie';

/** The cookie by which a person switches the shortcuts off. */
const COOKIE = 'shortcuts';
const YEAR = 365 * 24 * 60 * 60;

/** In the browser: whether the shortcuts are switched off. */
export function shortcutsAreOff(): boolean {
  return browserCookie(COOKIE) === 'off';
}

/** In the browser: keeps the choice for a year. */
export function switchShortcuts(on: boolean): void {
  writeCookie(COOKIE, 'off', on ? 0 : YEAR);
}
