import type { ServerResponse } from 'node:http';
import { basePath, withBasePath } from '@/lib/address/own-address';

/** A request target as Next knows it: beneath the path that the pages were built for, whose root has no slash. */
export function pagePath(target = '/'): string {
  const base = basePath();
  if (!base) return target;
  return base + (/^\/(\?|$)/.test(target) ? target.slice(1) : target);
}

/**
 * Puts the path before the address that a form which was sent leads to (303). Next does that where a script
 * sent it, and leaves the path out where none did; our own routes leave it to this as well.
 */
export function leadBeneathPath(response: ServerResponse): void {
  const location = response.getHeader('location');
  if (typeof location === 'string' && location.startsWith('/'))
    response.setHeader('location', withBasePath(location));
}
