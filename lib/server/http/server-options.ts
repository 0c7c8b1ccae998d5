import type { Server, ServerOptions } from 'node:http';
import type { Config } from '@/lib/config';
import { answerClientError } from '@/lib/server/http/client-error';

/**
 * What the parser takes. More than any door reads but the proxy's, which answers with its verdict whatever
 * else a client sent: nginx, HAProxy and Envoy let no more than 60 KB of headers pass by themselves.
 */
export const PARSER_HEADER_BYTES = 128 * 1024;

type Limits = Pick<
  Config,
  'HEADER_SECONDS' | 'REQUEST_SECONDS' | 'KEEP_ALIVE_SECONDS' | 'MAX_REQUESTS_PER_CONNECTION'
>;

/** The options of a server that clients reach. */
export function serverOptions({
  HEADER_SECONDS,
  REQUEST_SECONDS,
  KEEP_ALIVE_SECONDS,
}: Limits): ServerOptions {
  return {
    maxHeaderSize: PARSER_HEADER_BYTES,
    // Node refuses to start when headers may take longer than the whole request.
    headersTimeout: Math.min(HEADER_SECONDS, REQUEST_SECONDS) * 1000,
    requestTimeout: REQUEST_SECONDS * 1000,
    keepAliveTimeout: KEEP_ALIVE_SECONDS * 1000,
    // By itself Node looks only every 30 seconds for requests that take too long.
    connectionsCheckingInterval: 1000,
  };
}

/** What a server cannot be told when it is made. */
export function limit(server: Server, { MAX_REQUESTS_PER_CONNECTION }: Limits): void {
  server.maxRequestsPerSocket = MAX_REQUESTS_PER_CONNECTION;
  // By itself Node drops headers after the 2000th without a word: what it frames by we would not see.
  server.maxHeadersCount = 0;
  server.on('clientError', answerClientError);
}
