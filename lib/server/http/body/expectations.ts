import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { withoutBasePath } from '@/lib/address/own-address';
import { isProxyDoor } from '@/lib/api/verify/proxy-door';
import { log } from '@/lib/log/log';
import { announcesBody } from '@/lib/server/http/body/announces-body';
import { refuse } from '@/lib/server/http/refuse';

/**
 * Answers `Expect` (RFC 9110, section 10.1.1) in place of Node, which sends `100 Continue` before anybody
 * has looked at the request: here it is sent when somebody begins to read the body.
 */
export function meetExpectations(server: Server): void {
  const meet = (request: IncomingMessage, response: ServerResponse) => {
    // The proxy's door reads no body, and gives its verdict whatever else a client sent.
    if (!isKnown(request) && !isAtDoor(request)) return refuseExpectation(request, response);
    if (announcesBody(request)) continueWhenRead(request, response);
    server.emit('request', request, response);
  };
  server.on('checkContinue', meet).on('checkExpectation', meet);
}

function isKnown({ headers }: IncomingMessage): boolean {
  const expected = (headers.expect ?? '').split(',');
  return expected.every((one) => one.trim().toLowerCase() === '100-continue');
}

function isAtDoor({ url = '' }: IncomingMessage): boolean {
  return isProxyDoor(withoutBasePath(url).split('?', 1)[0] ?? '');
}

function refuseExpectation(request: IncomingMessage, response: ServerResponse): void {
  log().warn({ expect: request.headers.expect?.slice(0, 200) }, 'refused');
  refuse(request, response, 417, 'This server meets no expectation but “100-continue”.');
}

/**
 * A client that got its answer without `100 Continue` may leave the body out, and what it sends next would
 * be read as that body. So its connection ends with the answer.
 */
function continueWhenRead(request: IncomingMessage, response: ServerResponse): void {
  const { _read: read } = request;
  const { shouldKeepAlive } = response;
  response.shouldKeepAlive = false;
  request._read = (size) => {
    request._read = read;
    if (!response.headersSent) {
      response.shouldKeepAlive = shouldKeepAlive;
      response.writeContinue();
    }
    read.call(request, size);
  };
}
