import type { Actor, RestrictedActor } from '@/lib/actor/actor';
import type { Action } from '@/lib/audit/action';
import type { Transaction } from '@/lib/db/client';

export type EventFacts = {
  action: Action;
  token?: { id: string; name: string };
  /** What else is worth keeping. Never a secret, a password or what somebody typed in their place. */
  details?: Record<string, string | number | boolean | null | string[]>;
};

/** Writes the audit event of a change. Must run in the transaction of the change: no event, no change. */
export async function record(
  tx: Transaction,
  actor: Actor | RestrictedActor,
  facts: EventFacts,
): Promise<void> {
  await tx.auditEvent.create({
    data: {
      ...actorColumns(actor),
      action: facts.action,
      tokenId: facts.token?.id,
      tokenName: facts.token?.name,
      details: { ...facts.details, ...actorDetails(actor) },
    },
    select: { id: true },
  });
}

/** How an actor stands in the audit table. */
export function actorColumns(actor: Actor | RestrictedActor) {
  return {
    accountId: actor.accountId,
    actorKind: actor.kind,
    actorId: actor.kind === 'token' ? actor.tokenId : actor.kind === 'account' ? actor.accountId : null,
    actorName: actor.name,
    address: actor.address,
  };
}

/** What the details of each of an actor's events tell of it. */
export function actorDetails(actor: Actor | RestrictedActor): { user?: string } {
  return actor.kind === 'command_line' ? { user: actor.user } : {};
}
