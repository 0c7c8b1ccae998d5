import type { IncomingMessage } from 'node:http';
import { announcesBody } from '@/lib/server/http/announces-body';

/** An answer that a request gets in place of a page. */
export type Refusal = { status: number; sentence: string; headers?: Record<string, string> };

const METHODS = ['GET', 'HEAD', 'POST'];

/** Why no page can be asked in this way, if none can: the method, or a body where there is none. */
export function refusalOf(request: IncomingMessage): Refusal | undefined {
  const { method = '', rawHeaders } = request;
  if (!METHODS.includes(method)) {
    const headers = { Allow: METHODS.join(', ') };
    return { status: 405, sentence: 'Pages are asked for with GET, HEAD or POST.', headers };
  }
  if (method !== 'POST' && announcesBody(request))
    return { status: 400, sentence: `A ${method} request has no body here.` };
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts > 1) return { status: 400, sentence: 'The request names more than one host.' };
}
