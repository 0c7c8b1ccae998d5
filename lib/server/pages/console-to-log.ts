import { inspect } from 'node:util';
import { log } from '@/lib/log/log';
import { requestScope } from '@/lib/request-scope';

const levels = { error: 'error', warn: 'warn', log: 'info', info: 'info', debug: 'debug' } as const;

/**
 * Writes into the log, one JSON line each and with the request's id, what Next and next-auth write to the
 * console in many. Not that a visitor left: the request's own line says so.
 */
export function consoleToLog(): void {
  for (const [method, level] of Object.entries(levels) as [
    keyof typeof levels,
    (typeof levels)[keyof typeof levels],
  ][]) {
    console[method] = (...said: unknown[]) => {
      const err = said.find((one) => one instanceof Error);
      if (err && isVisitorGone(err)) return;
      const text = said
        .filter((one) => one !== err)
        .map(asText)
        .join(' ');
      // Next puts a mark in front of each error, and often nothing else.
      log()[level](
        { err, requestId: requestScope()?.requestId },
        text.replace('⨯', '').trim() || 'page failed',
      );
    };
  }
}

/** What Node makes of a request whose connection ended before the request did. */
function isVisitorGone(error: Error): boolean {
  return error.message === 'aborted' && (error as NodeJS.ErrnoException).code === 'ECONNRESET';
}

function asText(said: unknown): string {
  return typeof said === 'string' ? said : inspect(said);
}
