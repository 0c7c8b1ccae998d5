import { isApiUrl } from '@/lib/api/listener';
import { isProxyDoor } from '@/lib/api/verify/proxy-door';

/**
 * Who answers a request, and as which target when it is not the one that came; `nobody`, where its target can
 * be read in two ways, and in which form that is said.
 */
export type Target =
  | { to: 'api'; as?: string }
  | { to: 'pages' }
  | { to: 'nobody'; form: 'problem' | 'envelope' | 'text' };

const API: Target = { to: 'api' };
const PAGES: Target = { to: 'pages' };

// RFC 3986's characters of a path, and the square brackets in which browsers leave names as they are.
const PATH = /^(?=\/)(?:\/[\w.~!$&'()*+,;=:@[\]%-]+)*\/?$/;
const DOT_SEGMENT = /\/\.\.?(?:\/|$)/;
// Encoded once or more often: dots, both slashes, and control characters.
const TELLING_ESCAPE = /%(?:25)*(?:2e|2f|5c|[01][0-9a-f]|7f)/i;

/** What clients make of a base address that ends with a slash: one function's path after a slash too many. */
const DOUBLED = /^\/\/execute\/\w+\/\w+$/;

/**
 * Reads a request target (RFC 9112, section 3.2) once, for API and pages alike. Only a path that all
 * readers understand alike goes on; the query is data and is not judged. Beneath the proxy's door the
 * path is the client's own, and no other door is there to be reached.
 */
export function readTarget(target: string): Target {
  const path = pathOf(target);
  if (isProxyDoor(path)) return API;
  if (DOUBLED.test(path) && !target.includes('#')) return { to: 'api', as: target.slice(1) };
  if (!isCanonical(path) || target.includes('#')) return { to: 'nobody', form: formFor(target) };
  return isApiUrl(path) ? API : PAGES;
}

function isCanonical(path: string): boolean {
  if (!PATH.test(path) || DOT_SEGMENT.test(path)) return false;
  return !path.includes('%') || (!TELLING_ESCAPE.test(path) && isDecodable(path));
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** The form that whoever asked can read: guessed by the most lenient reading, for nothing else depends on it. */
function formFor(target: string): 'problem' | 'envelope' | 'text' {
  const lenient = lenientPath(target);
  if (/^\/execute(?:\/|$)/.test(lenient)) return 'envelope';
  return isApiUrl(lenient) ? 'problem' : 'text';
}

function lenientPath(target: string): string {
  const tidy = target
    .replace(/%(?:25)*2f|%(?:25)*5c|\\/gi, '/')
    .replace(/%(?:25)*2e/gi, '.')
    .replace(/^([a-z]+:)?\/+/i, (_, scheme) => (scheme ? `${scheme}//` : '/'));
  return URL.canParse(tidy, 'http://own') ? new URL(tidy, 'http://own').pathname.replace(/\/+/g, '/') : '/';
}

function pathOf(target: string): string {
  const mark = target.indexOf('?');
  return mark < 0 ? target : target.slice(0, mark);
}
