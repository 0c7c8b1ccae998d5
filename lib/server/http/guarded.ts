import type { ServerResponse } from 'node:http';
import { log } from '@/lib/log/log';
import type { Handler } from '@/lib/server/http/handler';

/** A handler whose errors, thrown at once or later, are answered and logged instead of ending the process. */
export function guarded(handler: Handler): Handler {
  return (request, response) => {
    try {
      const done = handler(request, response);
      if (done instanceof Promise) done.catch((error: unknown) => answerFailure(error, response));
    } catch (error) {
      answerFailure(error, response);
    }
  };
}

/** Logs what nobody foresaw, and answers 500; an answer that has begun is cut. */
export function answerFailure(error: unknown, response: ServerResponse): void {
  log().error({ err: error, requestId: response.getHeader('X-Request-Id') }, 'request failed');
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of ['Content-Length', 'Content-Encoding', 'Transfer-Encoding']) response.removeHeader(name);
  response.writeHead(500, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'close',
  });
  response.end('Something went wrong here. Try again in a moment.\n');
}
