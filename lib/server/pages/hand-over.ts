import {
  Agent,
  request as ask,
  type IncomingMessage,
  type RequestOptions,
  type ServerResponse,
} from 'node:http';
import { answerFailure } from '@/lib/server/http/guarded';
import { readBody } from '@/lib/server/http/read-body';
import { refuse } from '@/lib/server/http/refuse';
import { answerWith } from '@/lib/server/pages/answer';

/** Answers a request for a page that has been looked at, and whose headers these now are. */
export type Pages = (
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
) => unknown;

const MOST_BYTES = 1024 * 1024;

/**
 * Asks the pages' process, which listens on a socket of this machine. It hears of a request when that is
 * here whole, and in our words: nothing that a client sends can frame what goes over this socket.
 */
export function handOverTo(socketPath: string): Pages {
  const agent = new Agent({ keepAlive: true });
  return async (request, response, headers) => {
    const { method, url: path } = request;
    if (method !== 'POST') {
      handOver({ agent, socketPath, method, path, headers }, response);
      return;
    }
    const body = await readBody(request, MOST_BYTES);
    if (body.ok) {
      const whole = { ...headers, 'content-length': String(body.value.length) };
      // A connection that carried a body carries nothing else, so that no body can be taken for a request.
      handOver({ agent: false, socketPath, method, path, headers: whole }, response, body.value);
    } else if (body.error === 'too-large') {
      refuse(request, response, 413, 'The form is larger than this server accepts.');
    }
  };
}

function handOver(question: RequestOptions, response: ServerResponse, body?: Buffer): void {
  const onward = ask(question);
  onward.once('response', (answer) => {
    try {
      answerWith(answer, response);
    } catch (error) {
      onward.destroy();
      answerFailure(error, response);
    }
  });
  onward.on('error', () => answerAbsence(response));
  response.once('close', () => {
    if (!response.writableFinished) onward.destroy();
  });
  onward.end(body);
}

function answerAbsence(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy(new Error('The answer of the process that renders pages broke off.'));
    return;
  }
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '2' });
  response.end(
    'This page could not be made just now: try again in a moment. If you were changing something, look whether it was done first.\n',
  );
}
