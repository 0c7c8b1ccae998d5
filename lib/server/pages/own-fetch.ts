import { request as ask, type IncomingMessage, type RequestOptions } from 'node:http';
import { Readable } from 'node:stream';
import { withoutBasePath } from '@/lib/address/own-address';

/** Where pages ask themselves. No host has this name, so that nothing can reach another server by mistake. */
export const OWN_ORIGIN = 'http://pages.invalid';

/**
 * `fetch`, with the addresses of OWN_ORIGIN asked over a socket of this machine. When a form leads to
 * another page, Next fetches that page with the visitor's cookies, to answer both at once.
 */
export function withOwnPages(socketPath: string, elsewhere: typeof fetch): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { origin, pathname, search } = new URL(request.url);
    if (origin !== OWN_ORIGIN) return elsewhere(input, init);
    const headers = {
      ...Object.fromEntries(request.headers),
      'x-latchkey-path': withoutBasePath(pathname + search),
    };
    const { method, signal } = request;
    // Next hands a form on to the page whose action it names. Bodies are bounded where they came in.
    const body = request.body && Buffer.from(await request.arrayBuffer());
    const question = { socketPath, method, path: pathname + search, headers, signal };
    return responseOf(await answerTo(question, body));
  };
}

function answerTo(options: RequestOptions, body: Buffer | null): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    ask(options)
      .once('response', resolve)
      .once('error', reject)
      .end(body ?? undefined);
  });
}

function responseOf(answer: IncomingMessage): Response {
  const headers = new Headers();
  for (let at = 0; at < answer.rawHeaders.length; at += 2) {
    headers.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '');
  }
  return new Response(Readable.toWeb(answer) as ReadableStream, { status: answer.statusCode, headers });
}
