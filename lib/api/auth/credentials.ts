import { parseSecret } from '@/lib/tokens/secret';

/** Longer than this is refused before anything is done with it. */
const MOST_BYTES = 512;

/** What a request brings to prove who it is. `user`, where it was given, must own the token. */
export type Credentials =
  | { kind: 'none' }
  | { kind: 'secret'; secret: string; user?: string; scheme: 'bearer' | 'basic' | 'cpanel' | 'form' }
  | { kind: 'problem'; code: 'invalid_request'; detail: string };

/** Headers, as fetch and Hono have them; a test or a bare server can make its own. */
export type ReadableHeaders = { get(name: string): string | null | undefined };

/**
 * Reads `Authorization: Bearer SECRET`, `cpanel USER:SECRET` or Basic with the secret as the
 * password. A problem is what RFC 6750 calls `invalid_request`: two credentials, one in the query,
 * a scheme or a form that nobody knows, or more than 512 bytes. `url` may be a path with its query.
 */
export function readCredentials(headers: ReadableHeaders, url: string | URL): Credentials {
  const header = headers.get('authorization');
  if (queryHoldsSecret(typeof url === 'string' ? url : url.search)) {
    return problem(
      'A secret never belongs in an address, where logs keep it. Send it in the Authorization header; and revoke this token, for it may have been seen.',
    );
  }
  if (header === null || header === undefined || header === '') return { kind: 'none' };
  if (Buffer.byteLength(header) > MOST_BYTES)
    return problem('The Authorization header is longer than 512 bytes.');
  return readHeader(header);
}

function readHeader(header: string): Credentials {
  const space = header.indexOf(' ');
  const scheme = (space < 0 ? header : header.slice(0, space)).toLowerCase();
  const value = space < 0 ? '' : header.slice(space + 1).trim();
  if (value.includes(',') && /,\s*(bearer|basic|cpanel)\s/i.test(value))
    return problem('Send one Authorization header, not two.');
  if (scheme === 'bearer') return readBearer(value);
  if (scheme === 'basic') return readBasic(value);
  if (scheme === 'cpanel') return readPair(value, 'cpanel');
  return problem('This authorization scheme is not known. Use “Authorization: Bearer SECRET”.');
}

function readBearer(value: string): Credentials {
  if (value === '')
    return problem('The Authorization header holds no secret. Use “Authorization: Bearer SECRET”.');
  return { kind: 'secret', secret: value, scheme: 'bearer' };
}

function readBasic(value: string): Credentials {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return problem('The Basic credentials are not base64.');
  return readPair(Buffer.from(value, 'base64').toString('utf8'), 'basic');
}

function readPair(value: string, scheme: 'basic' | 'cpanel'): Credentials {
  const colon = value.indexOf(':');
  const [secret, user] = decoded(value.slice(colon + 1), value.slice(0, Math.max(colon, 0)).trim());
  if (colon < 0 || secret === '') return problem(`The ${scheme} credentials must be USER:SECRET.`);
  // Basic may leave the user out: `curl -u :SECRET`.
  if (user === '' && scheme === 'cpanel') return problem('The cpanel credentials must be USER:SECRET.');
  return user === '' ? { kind: 'secret', secret, scheme } : { kind: 'secret', secret, user, scheme };
}

/**
 * A secret and a user as OAuth clients encode both (RFC 6749, section 2.3.1). No secret holds `%` or `+`. An
 * e-mail address may hold `+`, so that a user is read as it stands unless it holds `%`.
 */
function decoded(secret: string, user: string): [secret: string, user: string] {
  return [/[%+]/.test(secret) ? formDecoded(secret) : secret, user.includes('%') ? formDecoded(user) : user];
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Whether the query has RFC 6750's `access_token`, or a secret of ours under any name. */
function queryHoldsSecret(url: string): boolean {
  const mark = url.indexOf('?');
  if (mark < 0 || mark === url.length - 1) return false;
  for (const [name, value] of new URLSearchParams(url.slice(mark + 1))) {
    if (name === 'access_token' || parseSecret(value)) return true;
  }
  return false;
}

function problem(detail: string): Credentials {
  return { kind: 'problem', code: 'invalid_request', detail };
}
