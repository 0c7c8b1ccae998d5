import { type Moment, momentOf } from '@/components/ui/moment';
import { describeActor } from '@/lib/actor/describe-actor';
import { type Action, actions } from '@/lib/audit/action';
import type { AuditEvent } from '@/lib/audit/list-events';

/** An audit event as the activity page shows it. */
export type EventView = {
  id: string;
  at: Moment;
  action: string;
  token: string | null;
  detail: string | null;
  actor: string;
  address: string | null;
};

export function viewEvent(event: AuditEvent, zone: string): EventView {
  return {
    id: String(event.id),
    at: momentOf(event.at, zone),
    action: actions[event.action as Action] ?? event.action,
    token: event.tokenName,
    detail: detailOf(event),
    actor: actorOf(event),
    address: event.address,
  };
}

/** Who did it; of the command line also the user of the operating system. */
function actorOf(event: AuditEvent): string {
  const name = describeActor(event.actorKind, event.actorName);
  const { user } = detailsOf(event);
  return typeof user === 'string' ? `${name} (${user})` : name;
}

/** What a person wants to know besides: the old name, how many sessions ended, or why one was refused. */
function detailOf(event: AuditEvent): string | null {
  const details = detailsOf(event);
  if (details.reason === 'suspended') return 'the account is suspended';
  if (details.reason === 'password ended') return 'the password had ended';
  if (details.reason === 'locked') return 'too many attempts; this wait is recorded once';
  if (typeof details.was === 'string') return `was ${details.was}`;
  if (typeof details.now === 'string') return `now ${details.now}`;
  if (typeof details.others === 'number')
    return details.others === 1 ? 'one other session' : `${details.others} other sessions`;
  return typeof details.hint === 'string' ? `…${details.hint}` : null;
}

function detailsOf({ details }: AuditEvent) {
  return details === null || typeof details !== 'object' || Array.isArray(details) ? {} : details;
}
