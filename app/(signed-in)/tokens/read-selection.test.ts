import { expect, test } from 'vitest';
import { readSelection } from '@/app/(signed-in)/tokens/read-selection';

const all = { search: '', asOf: '2027-01-01T00:00:00.000Z' };

test('all tokens that were there at an instant are a selection', () => {
  expect(readSelection(all)).toMatchObject({ kind: 'matching', asOf: new Date(all.asOf) });
});

test.each(['0000-01-01T00:00:00Z', '1969-12-31T23:59:59Z', 'yesterday', ''])(
  'an instant such as %j, which the database cannot compare with, is none',
  (asOf) => {
    expect(readSelection({ ...all, asOf })).toBeNull();
  },
);
