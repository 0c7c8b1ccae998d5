// biome-ignore lint/style/noRestrictedImports: here alone, for all others to use.
import NextLink from 'next/link';
import type { ComponentProps } from 'react';

export type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch'>;

/**
 * A link to a page of ours. Nothing is fetched ahead: every page is made at the moment it is asked for,
 * and no page has a part that could wait in the browser.
 */
export function Link(props: LinkProps) {
  return <NextLink {...props} prefetch={false} />;
}
