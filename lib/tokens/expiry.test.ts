import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDate, dateIn, endOfDate } from '@/lib/time';
import { defaultExpiryDate, resolveExpiry } from '@/lib/tokens/expiry';
import { stateOf } from '@/lib/tokens/state';

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const now = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });

test('today is allowed and yesterday is not, whatever the zone and the hour', () => {
  fc.assert(
    fc.property(zone, now, (timeZone, instant) => {
      const today = dateIn(timeZone, instant);
      // In the day's own last second the end of today has come already.
      fc.pre(endOfDate(today, timeZone) > instant);
      expect(resolveExpiry({ kind: 'date', date: today }, instant, timeZone)).toEqual({
        ok: true,
        value: endOfDate(today, timeZone),
      });
      expect(resolveExpiry({ kind: 'date', date: addDays(today, -1) }, instant, timeZone).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('by default a token expires one year from today in server time', () => {
  expect(defaultExpiryDate(new Date('2026-11-23T23:30:00Z'), 'Europe/Paris')).toBe('2027-11-24');
  expect(defaultExpiryDate(new Date('2028-02-29T12:00:00Z'), 'UTC')).toBe('2029-02-28');
});

test('never is no instant, an instant in the past is refused, and so is one past the year 9999', () => {
  const instant = new Date('2026-11-23T12:00:00Z');
  expect(resolveExpiry({ kind: 'never' }, instant, 'UTC')).toEqual({ ok: true, value: null });
  expect(resolveExpiry({ kind: 'instant', at: instant }, instant, 'UTC').ok).toBe(false);
  expect(resolveExpiry({ kind: 'instant', at: new Date(instant.getTime() + 1) }, instant, 'UTC').ok).toBe(
    true,
  );
  expect(resolveExpiry({ kind: 'instant', at: new Date(8.64e15) }, instant, 'UTC').ok).toBe(false);
  expect(resolveExpiry({ kind: 'date', date: '9999-12-31' as CalendarDate }, instant, 'UTC').ok).toBe(true);
});

describe('state', () => {
  const instant = new Date('2026-11-23T12:00:00Z');
  const after = (ms: number) => new Date(instant.getTime() + ms);
  const day = 86_400_000;

  test.each([
    ['never', null, 'active'],
    ['a millisecond ago', after(-1), 'expired'],
    ['exactly now: good is while now is before it', after(0), 'expired'],
    ['a millisecond from now', after(1), 'expiring'],
    ['exactly the length of the window', after(30 * day), 'expiring'],
    ['a millisecond beyond the window', after(30 * day + 1), 'active'],
  ])('%s', (_, expiresAt, state) => {
    expect(stateOf(expiresAt, instant, 30)).toBe(state);
  });
});
