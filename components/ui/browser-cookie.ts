import { BASE_PATH } from '@/components/ui/base-path';
import { ownCookie } from '@/lib/address/own-cookie';

/** In the browser: the value of a cookie of ours that scripts may read. */
export function browserCookie(name: string): string | undefined {
  const wanted = `${named(name).name}=`;
  const found = document.cookie.split(/;\s*/).find((cookie) => cookie.startsWith(wanted));
  return found && decoded(found.slice(wanted.length));
}

/** In the browser: keeps a cookie of ours for `maxAge` seconds; 0 deletes it. */
export function writeCookie(name: string, value: string, maxAge: number): void {
  const { name: sent, path, sameSite, secure } = named(name);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing outside secure contexts.
  document.cookie = `${sent}=${value}; path=${path}; max-age=${maxAge}; samesite=${sameSite}${secure ? '; secure' : ''}`;
}

/** The server alone knows whether it names its cookies for HTTPS; it says so on the document. */
function named(name: string) {
  const https = document.documentElement.dataset.cookies === 'secure';
  return ownCookie(name, { https, basePath: BASE_PATH });
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
