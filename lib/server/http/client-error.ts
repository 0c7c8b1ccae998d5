import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

// Whoever asks at the proxy's door must never get a 431, and only the parser knows where these asked.
const STATUSES: Record<string, number> = {
  HPE_HEADER_OVERFLOW: 403,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Answers, in place of Node, what could not be read as a request, and ends the connection. */
export function answerClientError({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
  const status = STATUSES[code] ?? 400;
  const { _httpMessage: answering } = socket as { _httpMessage?: { headersSent: boolean } };
  // In the midst of another answer, a second one would be read as part of it.
  if (socket.writable && !answering?.headersSent)
    socket.write(
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  socket.destroy();
}
