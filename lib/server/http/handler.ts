import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers one request. What it returns, if it is a promise, settles once the request has been dealt with. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;
