/** The path that these pages were built for, '' at the root of the host. Next fills it in (next.config.js). */
export const BASE_PATH = process.env.LATCHKEY_BASE_PATH ?? '';

/** An address of ours for plain HTML; Next's own links and forms add the path by themselves. */
export function ownHref(path: string): string {
  return `${BASE_PATH}${path}`;
}
