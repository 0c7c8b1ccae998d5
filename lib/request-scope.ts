import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the page request that is being answered, and what its making found out. */
export type RequestScope = {
  readonly requestId: string;
  /** Set when the database did not answer: the status is then 503. */
  unavailable: boolean;
};

// On globalThis, because Next bundles its own copy of this file beside the server's.
const shared = globalThis as { latchkeyRequestScope?: AsyncLocalStorage<RequestScope> };

function storage(): AsyncLocalStorage<RequestScope> {
  shared.latchkeyRequestScope ??= new AsyncLocalStorage();
  return shared.latchkeyRequestScope;
}

/** Runs `act`, and all that it starts, as part of this request. */
export function runInRequest<T>(scope: RequestScope, act: () => T): T {
  return storage().run(scope, act);
}

/** The request that is being answered here; undefined outside of one. */
export function requestScope(): RequestScope | undefined {
  return storage().getStore();
}
