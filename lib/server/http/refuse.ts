import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { announcesBody } from '@/lib/server/http/body/announces-body';

// Of these connections nothing more is answered (RFC 9112, section 9.6).
const closing = new WeakSet<Socket>();

/** Whether an answer on this connection was its last. A request that was sent behind it is not looked at. */
export function isClosing({ socket }: IncomingMessage): boolean {
  return closing.has(socket);
}

/** How long a refused body is still read and thrown away, in milliseconds. */
const LINGER_MS = 1000;

/** Answers with a sentence for people. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: Record<string, string> = {},
): void {
  // Next shows the text of a refused action only under exactly this type.
  const type = request.headers['next-action'] ? 'text/plain' : 'text/plain; charset=utf-8';
  endWith(request, response, status, `${sentence}\n`, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    ...headers,
  });
}

/**
 * Answers without having read the body. When one was announced that is not here yet, the connection ends
 * with the answer.
 */
export function endWith(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string>,
): void {
  const unread = announcesBody(request) && !request.complete;
  const length = { 'Content-Length': String(Buffer.byteLength(body)) };
  response.writeHead(status, { ...headers, ...length, ...(unread && { Connection: 'close' }) });
  if (!unread) {
    response.end(body);
    return;
  }
  closing.add(request.socket);
  response.flushHeaders();
  response.write(body);
  endAfterBody(request, response);
}

/** A connection that is closed with bytes unread is reset, and the client may lose the answer with it. */
function endAfterBody(request: IncomingMessage, response: ServerResponse): void {
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MS);
  request.once('end', end).once('close', end);
  request.resume();
}
