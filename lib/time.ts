import { tzOffset } from '@date-fns/tz';
import { z } from 'zod';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A calendar date without a zone, as `YYYY-MM-DD`. */
export type CalendarDate = string & z.BRAND<'CalendarDate'>;

// JavaScript, PostgreSQL and Unix seconds all agree on what lies between these two.
const FIRST_DATE = '1970-01-01';
const LAST_DATE = '9999-12-31';
const LAST_INSTANT = Date.parse(`${LAST_DATE}T23:59:59.999Z`);

/** Reads a date typed as `YYYY-MM-DD`, from 1970 to 9999; refuses dates that no calendar has. */
export const calendarDate = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Type the date as YYYY-MM-DD, for example 2027-01-31.')
  .refine(isOnCalendar, 'There is no such date.')
  .refine((date) => date >= FIRST_DATE, 'Choose a date from 1970 to 9999.')
  .transform((date) => date as CalendarDate);

/** Whether `text` (ISO 8601) is an instant from 1970 to 9999. */
export function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return time >= 0 && time <= LAST_INSTANT;
}

/** The calendar date that `instant` falls on in `zone`. */
export function dateIn(zone: string, instant: Date): CalendarDate {
  return localIso(zone, instant).slice(0, 10) as CalendarDate;
}

/** The same day and month `years` later; 29 February becomes 28 February where there is none. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  const moved = `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`;
  return (isOnCalendar(moved) ? moved : `${moved.slice(0, 8)}28`) as CalendarDate;
}

/** The date `days` after `date` (before it when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as CalendarDate;
}

/**
 * The instant at which `date` ends in `zone`: its last 23:59:59. Where a clock change makes that
 * moment occur twice, the second one; where it never occurs, the last second that is not yet past
 * the date.
 */
export function endOfDate(date: CalendarDate, zone: string): Date {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY;
  const step = 15 * MINUTE;
  let after = (day + 1) * DAY + 40 * HOUR;
  while (dayNumber(zone, after - step) > day) after -= step;
  let before = after - step;
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (dayNumber(zone, middle) > day) after = middle;
    else before = middle;
  }
  return new Date(before);
}

/** The first instant of `date` in `zone`: the second after the end of the date before it. */
export function startOfDate(date: CalendarDate, zone: string): Date {
  return new Date(endOfDate(addDays(date, -1), zone).getTime() + 1000);
}

/** The first instant after `date` in `zone`; null for the last date that there is. */
export function startOfNextDate(date: CalendarDate, zone: string): Date | null {
  return date === LAST_DATE ? null : new Date(endOfDate(date, zone).getTime() + 1000);
}

/** `YYYY-MM-DD HH:mm` of `instant` in `zone`, as tables show it. */
export function formatMinute(instant: Date, zone: string): string {
  return localIso(zone, instant).slice(0, 16).replace('T', ' ');
}

/** `YYYY-MM-DD HH:mm:ss` of `instant` in `zone`. */
export function formatSecond(instant: Date, zone: string): string {
  return localIso(zone, instant).slice(0, 19).replace('T', ' ');
}

/** The zone's offset at `instant`, as `UTC+1`, `UTC-3:30` or `UTC`. */
export function formatOffset(instant: Date, zone: string): string {
  const minutes = tzOffset(zone, instant);
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = Math.floor(size % 60);
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/** `Europe/Paris, UTC+1`; a zone that is UTC itself is named once. */
export function describeZone(instant: Date, zone: string): string {
  const offset = formatOffset(instant, zone);
  return zone === offset ? zone : `${zone}, ${offset}`;
}

/** Days from 1970-01-01 to the date that the wall of `zone` shows at `time`. */
function dayNumber(zone: string, time: number): number {
  return Math.floor((time + tzOffset(zone, new Date(time)) * MINUTE) / DAY);
}

function localIso(zone: string, instant: Date): string {
  return new Date(instant.getTime() + tzOffset(zone, instant) * MINUTE).toISOString();
}

function isOnCalendar(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
}
