import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '@/lib/process-wide';

/** What is known of the page request that is being answered, and what its making found out. */
export type RequestScope = {
  readonly requestId: string;
  /** Set when the database did not answer: the status is then 503. */
  unavailable: boolean;
};

const storage = processWide('request scope', () => new AsyncLocalStorage<RequestScope>());

/** Runs `act`, and all that it starts, as part of this request. */
export function runInRequest<T>(scope: RequestScope, act: () => T): T {
  return storage.run(scope, act);
}

/** The request that is being answered here; undefined outside of one. */
export function requestScope(): RequestScope | undefined {
  return storage.getStore();
}
