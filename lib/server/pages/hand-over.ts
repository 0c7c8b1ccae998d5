import {
  Agent,
  request as ask,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import { pagePath } from '@/lib/address/page-path';
import { config } from '@/lib/config';
import { readBody } from '@/lib/server/http/body/read-body';
import { answerFailure } from '@/lib/server/http/guarded';
import { refuse } from '@/lib/server/http/refuse';
import { whenOver } from '@/lib/server/http/when-over';
import { answerWith } from '@/lib/server/pages/answer';
import { Backlog } from '@/lib/server/pages/backlog';
import { mostBytesOf, TOO_LARGE } from '@/lib/server/pages/refusal';
import { Turns } from '@/lib/server/pages/turns';

/** Answers a request for a page that has been looked at, and whose headers these now are. */
export type Pages = (
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
) => unknown;

/**
 * Asks the pages' process, which listens on a socket of this machine. It hears of a request when that is
 * here whole, and in our words: nothing that a client sends can frame what goes over this socket.
 */
export function handOverTo(socketPath: string): Pages {
  const { MAX_PAGES_PER_NETWORK: ofNetwork, MAX_PAGES_PER_WORKER: ofAll, MAX_KEPT_BYTES } = config();
  const making = new Turns({ ofNetwork, ofAll });
  const backlog = new Backlog(MAX_KEPT_BYTES);
  const agent = new Agent({ keepAlive: true });

  return async (request, response, headers) => {
    const { method } = request;
    const path = pagePath(request.url);
    const gone = new Promise<void>((resolve) => whenOver(request, response, resolve));

    // A slow sender takes no turn: its form is kept until it is here whole.
    const form = backlog.keep(() => request.destroy());
    void gone.then(form.end);
    const body = method === 'POST' ? await readBody(request, mostBytesOf(request), form.grow) : undefined;
    if (body?.ok === false) {
      form.end();
      if (body.error === 'too-large') refuse(request, response, 413, TOO_LARGE);
      return;
    }

    const made = await making.take(headers['x-latchkey-address'] ?? '', gone);
    form.end();
    if (!made) return refuseForNow(request, response);
    void gone.then(made);
    // A connection that carried a body carries nothing else, so that no body can be taken for a request.
    const question = body
      ? { agent: false, headers: { ...headers, 'content-length': String(body.value.length) } }
      : { agent, headers };
    // Nor does a slow reader: what was made for it is kept, and the next page begins.
    const onMade = (untaken: number) => {
      made();
      const page = backlog.keep(() => response.destroy());
      page.grow(untaken);
      void gone.then(page.end);
    };
    const onward = handOver({ ...question, socketPath, method, path }, request, response, onMade);
    void gone.then(() => response.writableFinished || onward.destroy());
    onward.end(body?.value);
  };
}

function handOver(
  question: RequestOptions,
  request: IncomingMessage,
  response: ServerResponse,
  onMade: (untaken: number) => void,
): ClientRequest {
  const onward = ask(question);
  onward.once('response', (answer) => {
    try {
      answerWith(answer, response, { patienceMs: config().REQUEST_SECONDS * 1000, onMade });
    } catch (error) {
      onward.destroy();
      answerFailure(error, response);
    }
  });
  onward.on('error', () => answerAbsence(request, response));
  return onward;
}

function refuseForNow(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent || response.destroyed) return;
  const sentence = 'Too many pages are asked for at once. Try again in a moment.';
  refuse(request, response, 503, sentence, { 'Retry-After': '2' });
}

function answerAbsence(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy(new Error('The answer of the process that renders pages broke off.'));
    return;
  }
  const sentence =
    'This page could not be made just now: try again in a moment. If you were changing something, check first whether it was done.';
  refuse(request, response, 503, sentence, { 'Retry-After': '2' });
}
