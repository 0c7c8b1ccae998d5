import { unstable_rethrow } from 'next/navigation';
import type { ReactNode } from 'react';
import { faultDigest } from '@/components/frame/fault-digest';
import { isDatabaseUnavailable, isOutcomeUnknown } from '@/lib/db/unavailable';
import { requestScope } from '@/lib/request-scope';

/**
 * Runs `work`, and marks what it throws so that the error page can say what failed and name the request:
 * in production a browser gets nothing of an error but its digest.
 */
export async function marked<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    throw markedError(error);
  }
}

/** The same for what a page hands on before it is known; one that nobody waits for any more may fail. */
export function markedLater<T>(value: Promise<T>): Promise<T> {
  const later = marked(() => value);
  later.catch(() => undefined);
  return later;
}

/** A page or layout whose errors are marked. */
export function page<Props>(make: (props: Props) => ReactNode | Promise<ReactNode>) {
  return (props: Props) => marked(() => make(props));
}

function markedError(error: unknown): Error {
  const scope = requestScope();
  const unavailable = isDatabaseUnavailable(error);
  if (scope && unavailable) scope.unavailable = true;
  const kind = isOutcomeUnknown(error) ? 'unknown' : unavailable ? 'unavailable' : 'failed';
  const failed = error instanceof Error ? error : new Error(String(error));
  return Object.assign(failed, { digest: faultDigest(kind, scope?.requestId ?? '') });
}
