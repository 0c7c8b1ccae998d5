/** How a refusal of a form begins, by which the page knows it among other errors. */
export const FOREIGN_FORM = 'This form did not come from a page of this server';

/** Under which scheme and host a request asked for this server, as far as that can be believed. */
export type Asked = { host: string | null; https: boolean };

/** What a browser says of where a form came from, and how this request reached us. */
export type FormSource = Asked & {
  origin: string | null;
  /** Sec-Fetch-Site, which scripts cannot set. */
  site: string | null;
};

/**
 * The origin of our own pages (RFC 6454): PUBLIC_URL's where that is set, else of the scheme and host that
 * were asked for. Null where the request names no host that can be one.
 */
export function ownOrigin({ host, https }: Asked, publicUrl?: string): string | null {
  const own = publicUrl ?? `${https ? 'https' : 'http'}://${host ?? ''}`;
  return URL.canParse(own) ? new URL(own).origin : null;
}

/**
 * Whether a form came from a page of ours: exactly from the origin of our own pages. No Origin is no proof;
 * browsers send one with every POST.
 */
export function isOwnOrigin({ origin, site, ...asked }: FormSource, publicUrl?: string): boolean {
  return Boolean(origin) && site !== 'cross-site' && origin === ownOrigin(asked, publicUrl);
}

/** What to do about a form that was refused, for the person who sent it and for the operator's log. */
export function foreignFormSentence({ origin, host }: FormSource, publicUrl?: string): string {
  if (publicUrl) return `${FOREIGN_FORM}, so nothing was changed. Open ${publicUrl} and try again there.`;
  return `${FOREIGN_FORM}, so nothing was changed: its Origin is ${named(origin)}, and the request came with Host ${named(host)}. Open the page again and try once more. Behind a proxy, the operator must set PUBLIC_URL to the address that people type, or let the proxy pass Host on unchanged.`;
}

function named(value: string | null): string {
  return value ? `“${value.slice(0, 200)}”` : 'missing';
}
