import type { IncomingMessage } from 'node:http';

/** Whether the client said that a body follows (RFC 9112, section 6.3). */
export function announcesBody({ headers }: IncomingMessage): boolean {
  if (headers['transfer-encoding'] !== undefined) return true;
  const length = headers['content-length'];
  return length !== undefined && Number(length) !== 0;
}
