import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { ApiEnv } from '@/lib/api/hono-env';

/** What the log and the counts say of a client that left before its answer; nginx's number for it. */
export const CLIENT_GONE = 499;

/** Whether the client left while it was still sending its request. */
export function leftWhileSending(incoming: IncomingMessage): boolean {
  return incoming.destroyed && !incoming.complete;
}

/** The answer that nobody gets, where the client left while it was sending; else null. */
export function clientGone(c: Context<ApiEnv>): Response | null {
  return c.env?.left?.() ? new Response(null, { status: CLIENT_GONE }) : null;
}
