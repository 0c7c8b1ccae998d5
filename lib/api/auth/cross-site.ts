import type { ReadableHeaders } from '@/lib/api/auth/credentials';

/**
 * Whether a browser sent remembered Basic credentials for a page of another site (Fetch Metadata,
 * `Sec-Fetch-Site`). No page can make it send the other schemes; this one it adds by itself, so a link or
 * an image elsewhere could call what GET changes at /execute.
 */
export function isBasicOfAnotherSite(headers: ReadableHeaders): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return /^basic\s/i.test(headers.get('authorization') ?? '');
}
