import { expect, test } from 'vitest';
import { rolesFinding } from '@/lib/cli/doctor/roles';

const harmless = {
  role: 'latchkey_app',
  database: 'latchkey',
  schema: 'public',
  superuser: false,
  owns: false,
  changesAudit: false,
  makesTables: false,
};

test.each([
  [{ superuser: true, owns: true, changesAudit: true }, /is a superuser.*run programs/],
  [{ owns: true, changesAudit: true }, /owns the tables.*drop tables/],
  [{ changesAudit: true }, /may change audit events: whoever .* change and delete audit events\.$/],
  [{ makesTables: true }, /may make tables and functions in the schema public/],
])('a role that can do more than it needs is described as it is: %o', (rights, says) => {
  expect(rolesFinding({ ...harmless, ...rights })).toMatchObject({
    state: 'warning',
    says: expect.stringMatching(says),
  });
});

test('a role that can only work with rows is good', () => {
  expect(rolesFinding(harmless).state).toBe('good');
});
