import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The files that open a transaction without change(), and why no actor could be locked there. */
const transactions: Record<string, string> = {
  'lib/accounts/actor/change.ts': 'It is change().',
  'lib/accounts/create-account.ts': 'The account is not there yet.',
  'lib/accounts/first-run/first-run.ts': 'The account is not there yet.',
  'lib/accounts/sign-in.ts': 'Nobody is signed in yet; it locks the account itself.',
  'lib/accounts/throttle/attempts.ts': 'It counts attempts, whoever made them.',
  'lib/db/transact.ts': 'It is what change() stands on.',
  'lib/tokens/listing/all-tokens.ts': 'It only reads, all from one moment.',
};

/** The files that write outside a transaction, and why nobody does that as an actor. */
const singleWrites: Record<string, string> = {
  'lib/accounts/passwords/check-current-password.ts': 'The event of a wrong password.',
  'lib/accounts/sessions/sessions.ts': 'When a session was last seen; and housekeeping.',
  'lib/accounts/sign-in.ts': 'The event of a failed sign-in.',
  'lib/accounts/throttle/rows.ts': 'Housekeeping.',
  'lib/db/readiness.ts': 'It tries whether a row could be written, and writes none.',
  'lib/server/start/auth-secret.ts': 'A fact of the installation.',
  'lib/tokens/idempotency.ts': 'Housekeeping.',
  'lib/tokens/last-use/write-uses.ts': 'Housekeeping.',
};

const SINGLE_WRITE =
  /\brecord\w*\(db\(\)|\bdb\(\)\s*\.(?:\w+\s*\.(?:create|update|upsert|delete)\w*\(|\$executeRaw|\$queryRaw[^`]*`[^`]*\b(?:INSERT INTO|UPDATE \w|DELETE FROM)\b)/;

const sources = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard', 'app', 'components', 'lib'],
  { encoding: 'utf8' },
)
  .split('\0')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

it('whatever an actor changes in a transaction goes through change()', () => {
  expect(filesWith(/\$transaction\(|\btransact[(<]/)).toEqual(Object.keys(transactions));
});

it('nothing is written outside a transaction on behalf of an actor', () => {
  expect(filesWith(SINGLE_WRITE)).toEqual(Object.keys(singleWrites));
});

it('a write past change() would be found', () => {
  const found = (text: string) => SINGLE_WRITE.test(text);
  expect(found("await db().token.deleteMany({ where: { name: 'x' } });")).toBe(true);
  expect(found('await db()\n  .$executeRaw`UPDATE token SET name = 1`;')).toBe(true);
  expect(
    found('await db().$queryRaw<Row[]>`\n  WITH gone AS (DELETE FROM token RETURNING id) SELECT 1`;'),
  ).toBe(true);
  expect(found('await db().$queryRaw<Row[]>`SELECT 1 FROM token`;')).toBe(false);
  expect(found("await record(db(), actor, { action: 'token.revoked' });")).toBe(true);
  expect(found('await db().token.findMany();')).toBe(false);
});
