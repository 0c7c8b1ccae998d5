import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

export type RawAnswer = { status: number; head: string; body: string };
export type RawRequest = { method: string; path: string; headers: Record<string, string>; body: string };

/** Sends a request but for the last byte of its body; what is given back sends that, and waits for the answer. */
export async function holdRequest(
  port: number,
  { method, path, headers, body }: RawRequest,
): Promise<() => Promise<RawAnswer>> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const answer = text(socket);
  const lines = Object.entries({
    Host: 'localhost',
    Connection: 'close',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body.slice(0, -1)}`);
  return async () => {
    socket.write(body.slice(-1));
    const [head = '', ...rest] = (await answer).split('\r\n\r\n');
    return { status: Number(head.slice(9, 12)), head, body: rest.join('\r\n\r\n') };
  };
}
