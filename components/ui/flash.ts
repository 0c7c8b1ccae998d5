import { browserCookie, writeCookie } from '@/components/ui/browser-cookie';
import type { ToastTone } from '@/components/ui/toast';

/** What the page before wanted said; `cookie` is the value that it came in. */
export type Flash = { message: string; tone: ToastTone; cookie: string };

/** The cookie that hands a toast over a redirect: readable by the page, gone as soon as it was shown. */
export const FLASH_COOKIE = 'flash';

/**
 * In the browser: gives the flash and deletes its cookie, so that it is shown once. `flash` is what the
 * server read: it knows whether the cookie is its own, which a script cannot.
 */
export function takeFlash(flash: Flash | undefined): Flash | undefined {
  if (!flash || browserCookie(FLASH_COOKIE) !== flash.cookie) return undefined;
  writeCookie(FLASH_COOKIE, '', 0);
  return flash;
}
