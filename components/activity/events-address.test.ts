import { expect, test } from 'vitest';
import { eventsHref, readEventQuery } from '@/components/activity/events-address';

test('reads the action under its old name as well, and writes the new one', () => {
  const query = readEventQuery({ deed: 'token.revoked', token: ' ci ' });
  expect(query).toEqual({ action: 'token.revoked', token: 'ci' });
  expect(eventsHref(query, undefined)).toBe('/activity?action=token.revoked&token=ci');
  expect(readEventQuery({ deed: 'token.revoked', action: 'token.created' })).toEqual({
    action: 'token.created',
  });
});
