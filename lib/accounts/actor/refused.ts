import type { DecisionCode } from '@/lib/tokens/decide';

/** Why an actor may not change anything any more; `not_found` also for a session that has ended or expired. */
export type ActorRefusal = Exclude<DecisionCode, 'valid'>;

/**
 * Thrown by change() when the actor's token or session was good when the request began and no longer is.
 * Nothing was changed. Every door answers it as it answers such a token or session at the start of a request.
 */
export class ActorRefused extends Error {
  readonly code: ActorRefusal;

  constructor(code: ActorRefusal) {
    super(`The actor may not change anything any more: ${code}.`);
    this.code = code;
  }
}
