import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough, pipeline } from 'node:stream';
import { endToEnd } from '@/lib/server/http/hop-by-hop';

/** How much of an answer is kept for its reader: more than any page of ours has. A longer one waits for the reader. */
const KEPT_BYTES = 1024 * 1024;

/**
 * Gives a visitor the answer of the pages' process. What a page says of a header goes before what stood
 * there; how the body is framed is our own connection's matter. It is cut when the visitor takes nothing of it for `patienceMs`.
 * `onMade` is told, once the process has made all of it, how many bytes the visitor has yet to take.
 */
export function answerWith(
  answer: IncomingMessage,
  response: ServerResponse,
  { patienceMs, onMade }: { patienceMs: number; onMade: (untaken: number) => void },
): void {
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
  const kept = new PassThrough({ highWaterMark: KEPT_BYTES });
  answer.once('end', () => onMade(kept.writableLength + kept.readableLength + response.writableLength));
  pipeline(answer, kept, response, () => undefined);
}
