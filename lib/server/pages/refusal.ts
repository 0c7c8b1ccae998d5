import type { IncomingMessage } from 'node:http';
import { headerBytesOf } from '@/lib/api/http/header-bytes';
import { config } from '@/lib/config';
import { announcesBody } from '@/lib/server/http/body/announces-body';

/** An answer that a request gets in place of a page. */
export type Refusal = { status: number; sentence: string; headers?: Record<string, string> };

/** How pages are asked for; OPTIONS is answered without one. */
export const METHODS = ['GET', 'HEAD', 'POST'];

export const TOO_LARGE = 'The form is larger than this server accepts.';

/** How large a form may be. The tokens page names every token that was chosen, which may be thousands. */
export function mostBytesOf({ url = '' }: IncomingMessage): number {
  const { MAX_BODY_BYTES, MAX_SELECTION_BYTES } = config();
  return /^\/tokens(?:\/revoke)?(?:\?|$)/.test(url) ? MAX_SELECTION_BYTES : MAX_BODY_BYTES;
}

/** Why no page can be asked in this way, if none can: its size, the method, or a body where there is none. */
export function refusalOf(request: IncomingMessage): Refusal | undefined {
  const { method = '', headers, rawHeaders } = request;
  if (headerBytesOf(request) > config().MAX_HEADER_BYTES)
    return { status: 431, sentence: 'Address and cookies are larger than this server accepts.' };
  if (!METHODS.includes(method)) {
    const allow = { Allow: METHODS.join(', ') };
    return { status: 405, sentence: 'Pages are asked for with GET, HEAD or POST.', headers: allow };
  }
  if (method !== 'POST' && announcesBody(request))
    return { status: 400, sentence: `A ${method} request has no body here.` };
  if (Number(headers['content-length'] ?? 0) > mostBytesOf(request))
    return { status: 413, sentence: TOO_LARGE };
  // HTTP/1.0, in which it may be left out; Node refuses it in HTTP/1.1.
  if (headers.host === undefined) return { status: 400, sentence: 'A page is asked for with a Host header.' };
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1) return { status: 400, sentence: 'The request names more than one host.' };
}
