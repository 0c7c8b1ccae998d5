import { z } from 'zod';
import { fail, ok, type Result } from '@/lib/result';
import { addYears, type CalendarDate, calendarDate, dateIn, endOfDate } from '@/lib/time';

/**
 * When a new token shall expire: never, at the end of a date in server time ("The token will expire
 * on the date you select at 23:59:59, server time"), or at an instant (API).
 */
export const expiry = z.discriminatedUnion('kind', [
  /** One year from today, at the end of that date; sooner where `latest` is. */
  z.object({ kind: z.literal('default') }),
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('date'), date: calendarDate }),
  z.object({ kind: z.literal('instant'), at: z.date() }),
]);

export type Expiry = z.output<typeof expiry>;

const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59);

/**
 * The instant from which a token of this expiry is no longer good, null for never; or why it cannot be.
 * `latest` bounds the default alone: it is the expiry of the token that creates this one.
 */
export function resolveExpiry(
  wanted: Expiry,
  now: Date,
  zone: string,
  latest: Date | null = null,
): Result<Date | null, string> {
  if (wanted.kind === 'default') {
    const end = endOfDate(defaultExpiryDate(now, zone), zone);
    return ok(latest && latest < end ? latest : end);
  }
  if (wanted.kind === 'never') return ok(null);
  if (wanted.kind === 'date' && wanted.date < dateIn(zone, now)) {
    return fail(`${wanted.date} has passed. Choose today (${dateIn(zone, now)}) or a later date.`);
  }
  const at = wanted.kind === 'date' ? endOfDate(wanted.date, zone) : wanted.at;
  if (at <= now) return fail('This moment has passed. Choose a later one.');
  if (at.getTime() > LATEST) return fail('Choose an earlier date, or let the token not expire.');
  return ok(at);
}

/** The date a new token expires on unless the person says otherwise: one year from today in server time. */
export function defaultExpiryDate(now: Date, zone: string): CalendarDate {
  return addYears(dateIn(zone, now), 1);
}
