import { describeZone, formatMinute, formatSecond } from '@/lib/time';

/** A moment made ready on the server: browsers in other zones must not write it anew. */
export type Moment = { iso: string; text: string; exact: string };

/** `instant` in server time: to the minute to read, to the second with its zone on hover and focus. */
export function momentOf(instant: Date, zone: string): Moment {
  return {
    iso: instant.toISOString(),
    text: formatMinute(instant, zone),
    exact: `${formatSecond(instant, zone)} ${describeZone(instant, zone)}`,
  };
}
