/** How a refusal of a form begins, by which the page knows it among other errors. */
export const FOREIGN_FORM = 'This form did not come from a page of this server';

/** What a browser says of where a form came from, and how this request reached us. */
export type FormSource = {
  origin: string | null;
  /** Sec-Fetch-Site, which scripts cannot set. */
  site: string | null;
  host: string | null;
  https: boolean;
};

/**
 * Whether a form came from a page of ours: exactly from PUBLIC_URL's origin where that is set, else from
 * the scheme and host that were asked for. No Origin is no proof; browsers send one with every POST.
 */
export function isOwnOrigin({ origin, site, host, https }: FormSource, publicUrl?: string): boolean {
  if (!origin || site === 'cross-site') return false;
  const own = publicUrl ?? `${https ? 'https' : 'http'}://${host}`;
  return URL.canParse(own) && origin === new URL(own).origin;
}

/** What to do about a form that was refused, for the person who sent it. */
export function foreignFormSentence(publicUrl?: string): string {
  if (publicUrl) return `${FOREIGN_FORM}, so nothing was changed. Open ${publicUrl} and try again there.`;
  return `${FOREIGN_FORM}, so nothing was changed. Open the page again and try once more. Behind a proxy, the operator must set PUBLIC_URL to the address that people type.`;
}
