import type { ToastTone } from '@/components/ui/toast';

export type Flash = { message: string; tone: ToastTone };

/** The cookie that hands a toast over a redirect: readable by the page, gone as soon as it was shown. */
export const FLASH_COOKIE = 'flash';

/** For `cookies().set(…)` in a server action, which encodes the value itself. */
export function flashCookie(message: string, tone: ToastTone = 'success') {
  return {
    name: FLASH_COOKIE,
    value: JSON.stringify({ message, tone }),
    path: '/',
    maxAge: 30,
    sameSite: 'lax',
    httpOnly: false,
  } as const;
}

/** Reads a decoded cookie value; anything that is not a flash is no flash. */
export function readFlash(value: string | undefined): Flash | undefined {
  if (!value) return undefined;
  try {
    const { message, tone } = JSON.parse(value) as Partial<Record<keyof Flash, unknown>>;
    if (typeof message !== 'string' || !message) return undefined;
    return { message, tone: tone === 'info' || tone === 'danger' ? tone : 'success' };
  } catch {
    return undefined;
  }
}

/** In the browser: reads the flash and deletes it, so that it is shown once. */
export function takeFlash(): Flash | undefined {
  const found = document.cookie.match(/(?:^|;\s*)flash=([^;]+)/)?.[1];
  if (!found) return undefined;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing outside secure contexts.
  document.cookie = `${FLASH_COOKIE}=; path=/; max-age=0; samesite=lax`;
  return readFlash(decoded(found));
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
