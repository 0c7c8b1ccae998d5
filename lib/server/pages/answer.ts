import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { endToEnd } from '@/lib/server/http/hop-by-hop';

/**
 * Gives a visitor the answer of the pages' process. What a page says of a header goes before what stood
 * there; how the body is framed is our own connection's matter. It is cut when the visitor takes nothing of it for `patienceMs`.
 */
export function answerWith(answer: IncomingMessage, response: ServerResponse, patienceMs: number): void {
  const seen = new Set<string>();
  for (const [name, value] of endToEnd(answer.rawHeaders)) {
    const known = name.toLowerCase();
    if (seen.has(known)) response.appendHeader(name, value);
    else response.setHeader(name, value);
    seen.add(known);
  }
  response.writeHead(answer.statusCode ?? 502);
  response.setTimeout(patienceMs, () => {
    // Nothing went over the connection: either the page takes long to make, or the visitor to read.
    if (response.socket?.writableLength === 0) response.socket.setTimeout(patienceMs);
    else response.destroy();
  });
  pipeline(answer, response, () => undefined);
}
