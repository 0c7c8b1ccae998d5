/**
 * Makes the browser forget what it keeps of this site besides cookies: pages and files, and what scripts
 * stored. Cookies are dropped one by one, so that the theme stays.
 */
export const FORGET_SITE = ['Clear-Site-Data', '"cache", "storage"'] as const;
