import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { endToEnd } from '@/lib/server/http/hop-by-hop';

/**
 * Gives a visitor the answer of the pages' process. What a page says of a header goes before what stood
 * there; how the body is framed is our own connection's matter.
 */
export function answerWith(answer: IncomingMessage, response: ServerResponse): void {
  const seen = new Set<string>();
  for (const [name, value] of endToEnd(answer.rawHeaders)) {
    const known = name.toLowerCase();
    if (seen.has(known)) response.appendHeader(name, value);
    else response.setHeader(name, value);
    seen.add(known);
  }
  response.writeHead(answer.statusCode ?? 502);
  pipeline(answer, response, () => undefined);
}
