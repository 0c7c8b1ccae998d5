import type { IncomingMessage } from 'node:http';

/** How many bytes the address and the headers of a request are, as Node's own limit counts them. */
export function headerBytesOf({ url = '', rawHeaders }: IncomingMessage): number {
  let bytes = url.length;
  for (const part of rawHeaders) bytes += part.length;
  return bytes;
}
