import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addYears,
  type CalendarDate,
  calendarDate,
  dateIn,
  describeZone,
  endOfDate,
  formatMinute,
  formatSecond,
  isInstant,
  startOfDate,
  startOfNextDate,
} from '@/lib/time';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const zone = fc.constantFrom(...zones);
// From 1973: before that Monrovia kept a time of 44 minutes and 30 seconds, which no library counts.
const date = fc
  .date({ min: new Date('1973-01-01T00:00:00Z'), max: new Date('2100-12-28T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10) as CalendarDate);

/** The wall clock of a zone by Intl, which shares no code with what is tested. */
function wallClock(instant: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return format.format(instant);
}

describe('the end of a date in server time', () => {
  test('is 23:59:59 of that date on the wall, in every zone there is', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(zone, date, (timeZone, day) => {
        const end = endOfDate(day, timeZone);
        const read = wallClock(end, timeZone);
        // Where the wall never shows that moment, it is the last second before the wall moves past the date.
        if (read !== `${day} 23:59:59`) expect(neverShown(day, timeZone)).toBe(true);
        expect(read.slice(0, 10) <= day).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('is the last second of that date: all after it are of a later one', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(zone, date, fc.integer({ min: 1, max: 30 * 3600 }), (timeZone, day, later) => {
        const end = endOfDate(day, timeZone).getTime();
        expect(wallClock(new Date(end + 1000), timeZone).slice(0, 10) > day).toBe(true);
        expect(wallClock(new Date(end + later * 1000), timeZone).slice(0, 10) > day).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['an ordinary day', '2026-11-23', 'Europe/Paris', '2026-11-23T22:59:59Z'],
    ['a leap day', '2028-02-29', 'America/New_York', '2028-03-01T04:59:59Z'],
    ['the end of a year', '2026-12-31', 'Pacific/Kiritimati', '2026-12-31T09:59:59Z'],
    [
      '23:59:59 that happens twice: the second one',
      '2018-02-17',
      'America/Sao_Paulo',
      '2018-02-18T02:59:59Z',
    ],
    [
      '23:59:59 that happens twice, an hour apart over midnight',
      '2010-11-06',
      'America/St_Johns',
      '2010-11-07T03:29:59Z',
    ],
    [
      '23:59:59 that never happens: the second before the jump',
      '2011-12-29',
      'Pacific/Apia',
      '2011-12-30T09:59:59Z',
    ],
    ['a date that the zone skipped altogether', '2011-12-30', 'Pacific/Apia', '2011-12-30T09:59:59Z'],
    ['a day that begins at 01:00', '2017-10-14', 'America/Sao_Paulo', '2017-10-15T02:59:59Z'],
    ['a zone of 45 minutes', '2027-06-01', 'Asia/Kathmandu', '2027-06-01T18:14:59Z'],
  ])('%s', (_, day, timeZone, instant) => {
    expect(endOfDate(day as CalendarDate, timeZone).toISOString()).toBe(instant.replace('Z', '.000Z'));
  });

  test('a date begins one second after the one before it ended', () => {
    fc.assert(
      fc.property(zone, date, (timeZone, day) => {
        expect(startOfDate(day, timeZone).getTime() - endOfDate(addDays(day, -1), timeZone).getTime()).toBe(
          1000,
        );
      }),
    );
  });
});

describe('calendar dates', () => {
  test('every date of the calendar is read, nothing else', () => {
    fc.assert(fc.property(date, (day) => calendarDate.parse(day) === day));
    for (const no of [
      '2027-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '26-01-01',
      '2026-1-1',
      '01/31/2027',
      '',
      '2026-01-01T00:00',
      '２０２６-01-01',
    ]) {
      expect(calendarDate.safeParse(no).success, no).toBe(false);
    }
    expect(calendarDate.parse(' 2028-02-29 ')).toBe('2028-02-29');
  });

  test('dates are taken from 1970 to 9999, and their first and last instants can be stored', () => {
    for (const no of ['0000-01-01', '0001-01-01', '1969-12-31'])
      expect(calendarDate.safeParse(no).error?.issues[0]?.message).toBe('Choose a date from 1970 to 9999.');
    for (const no of ['-0001-01-01', '10000-01-01', '+010000-01-01'])
      expect(calendarDate.safeParse(no).success, no).toBe(false);
    for (const timeZone of zones) {
      for (const yes of ['1970-01-01', '9999-12-31']) {
        const day = calendarDate.parse(yes);
        const next = startOfNextDate(day, timeZone);
        for (const instant of [startOfDate(day, timeZone), next])
          if (instant) expect(instant.getUTCFullYear(), timeZone).toSatisfy((y) => y >= 1969 && y <= 9999);
        expect(next === null).toBe(yes === '9999-12-31');
      }
    }
  });

  test('one year after 29 February is 28 February', () => {
    expect(addYears('2028-02-29' as CalendarDate, 1)).toBe('2029-02-28');
    expect(addYears('2028-02-29' as CalendarDate, 4)).toBe('2032-02-29');
    expect(addYears('2026-11-23' as CalendarDate, 1)).toBe('2027-11-23');
  });

  test('one year later is the same day and month, or 28 February', () => {
    fc.assert(
      fc.property(date, (day) => {
        const later = addYears(day, 1);
        expect(calendarDate.safeParse(later).success).toBe(true);
        expect(later.slice(5)).toBe(day.endsWith('02-29') ? '02-28' : day.slice(5));
      }),
    );
  });
});

test('an instant is one from 1970 to 9999, whatever its offset', () => {
  for (const yes of ['1970-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2027-01-01T00:00:00+14:00'])
    expect(isInstant(yes), yes).toBe(true);
  for (const no of [
    '0000-01-01T00:00:00Z',
    '1970-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '+010000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '2027-02-01T25:00:00Z',
    'soon',
    '',
  ])
    expect(isInstant(no), no).toBe(false);
});

test('instants are written as the wall clock of the zone shows them', () => {
  fc.assert(
    fc.property(
      zone,
      fc.date({ min: new Date('1975-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      (timeZone, instant) => {
        expect(formatSecond(instant, timeZone)).toBe(wallClock(instant, timeZone));
        expect(formatMinute(instant, timeZone)).toBe(wallClock(instant, timeZone).slice(0, 16));
        expect(dateIn(timeZone, instant)).toBe(wallClock(instant, timeZone).slice(0, 10));
      },
    ),
    { numRuns: 1000 },
  );
});

test('a zone is named with its offset at that instant', () => {
  const winter = new Date('2026-11-23T12:00:00Z');
  expect(describeZone(winter, 'Europe/Paris')).toBe('Europe/Paris, UTC+1');
  expect(describeZone(new Date('2026-07-01T12:00:00Z'), 'Europe/Paris')).toBe('Europe/Paris, UTC+2');
  expect(describeZone(winter, 'America/St_Johns')).toBe('America/St_Johns, UTC-3:30');
  expect(describeZone(winter, 'UTC')).toBe('UTC');
  expect(describeZone(winter, 'Africa/Accra')).toBe('Africa/Accra, UTC');
});

/** Whether a search second by second around the end of the date finds no 23:59:59 on the wall. */
function neverShown(day: CalendarDate, timeZone: string): boolean {
  const middle = Date.parse(`${day}T23:59:59Z`);
  for (let minutes = -16 * 60; minutes <= 16 * 60; minutes += 15) {
    if (wallClock(new Date(middle + minutes * 60_000), timeZone) === `${day} 23:59:59`) return false;
  }
  return true;
}
