import { z } from 'zod';
import type { Actor } from '@/lib/actor/actor';
import { actionNames } from '@/lib/audit/action';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { calendarDate, startOfDate, startOfNextDate } from '@/lib/time';

/** The largest id that the database can hold. */
const LAST_ID = 2n ** 63n - 1n;

/** Which events to read: newest first, from just before the event `before`. Dates are in server time, both included. */
export const eventFilter = z.object({
  action: z.enum(actionNames, 'Unknown action. Choose one from the list.').optional(),
  token: z.string().trim().max(50).default(''),
  from: calendarDate.optional(),
  until: calendarDate.optional(),
  before: z.coerce.bigint().positive().max(LAST_ID).optional(),
});

export type EventFilter = z.output<typeof eventFilter>;

export type AuditEvent = Awaited<ReturnType<typeof listEvents>>['events'][number];

export const EVENTS_PER_PAGE = 50;

/** The audit events of the actor's account, newest first; `next` is the `before` of the following page. */
export async function listEvents(actor: Actor, wanted: EventFilter, zone: string) {
  if (actor.kind === 'token') throw new Error('A token does not read audit events.');
  const where: Prisma.AuditEventWhereInput = {
    accountId: actor.accountId,
    action: wanted.action,
    tokenName: wanted.token ? { contains: escapeLike(wanted.token), mode: 'insensitive' } : undefined,
    at: {
      gte: wanted.from && startOfDate(wanted.from, zone),
      lt: (wanted.until && startOfNextDate(wanted.until, zone)) ?? undefined,
    },
    id: { lt: wanted.before },
  };
  const found = await db().auditEvent.findMany({ where, orderBy: { id: 'desc' }, take: EVENTS_PER_PAGE + 1 });
  const events = found.slice(0, EVENTS_PER_PAGE);
  return { events, next: found.length > EVENTS_PER_PAGE ? (events.at(-1)?.id ?? null) : null };
}

/** Prisma hands `contains` to LIKE as it is, where % and _ have a meaning. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
