import { basePath } from '@/lib/address/own-address';

/**
 * The header that makes the browser forget what it keeps of this site besides cookies: pages and files, and
 * what scripts stored. Cookies are dropped one by one, so that the theme stays. Under a path the storage is
 * shared with whatever else is on the host, and stays; no script of ours puts anything there.
 */
export function forgetSite(): [name: string, value: string] {
  return ['Clear-Site-Data', basePath() ? '"cache"' : '"cache", "storage"'];
}
