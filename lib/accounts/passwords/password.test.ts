import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { newAccount } from '@/lib/accounts/create-account';
import { generatePassword } from '@/lib/accounts/passwords/generate-password';
import { newPassword, passwordRefusal } from '@/lib/accounts/passwords/password';

const reads = vi.hoisted(() => ({ count: 0 }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    readFileSync: (...args: Parameters<typeof fs.readFileSync>) => {
      if (String(args[0]).endsWith('common-passwords.txt.gz')) reads.count++;
      return fs.readFileSync(...args);
    },
  };
});

const owner = { username: 'alice', email: 'a.liddell@example.com' };
const refusal = (password: string) => passwordRefusal(owner, password);

test('the list of common passwords is read when a password is first set, and once', () => {
  expect(reads.count).toBe(0);
  newPassword.safeParse('1234567890');
  newPassword.safeParse('qwertyuiop');
  expect(reads.count).toBe(1);
});

test('each of the 10,000 commonest passwords is refused, however it is written', () => {
  const file = 'lib/accounts/passwords/common-passwords.txt.gz';
  const common = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  expect(common).toHaveLength(10_000);
  const disguise = [
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.replaceAll('a', 'á'),
    (text: string) => text.replaceAll('a', '4').replaceAll('o', '0').replaceAll('s', '$'),
    // Full-width forms, which NFKC makes plain.
    (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  ];
  for (const [index, password] of common.entries()) {
    const typed = disguise[index % disguise.length]?.(password) ?? '';
    expect(newPassword.safeParse(typed).success, typed).toBe(false);
  }
});

test.each([
  ['1234567890', 'Too many people'],
  ['qwertyuiop', 'Too many people'],
  ['Passw0rd123', 'Too many people'],
  ['latchkey-latchkey', 'a shorter password, repeated'],
  ['hunter2hunter2', 'a shorter password, repeated'],
  ['hunter2 hunter2', 'a shorter password, repeated'],
  ['aaaaaaaaaaaa', 'more than two different'],
  ['Latchkey2026!', 'Do not build'],
  ['my-p@ssw0rd-1', 'Do not build'],
  ['Alice-is-27', 'Do not build'],
  ['a.liddell/2026', 'Do not build'],
  ['admin.alice.2026', 'Do not build'],
  ['changeme-2026-x', 'Do not build'],
])('%s is refused: %s', (password, reason) => {
  expect(refusal(password)).toContain(reason);
});

test.each([
  'correct horse battery staple',
  'alice likes tea at five',
  'a latchkey under the mat',
  'nine tokens for the tram',
  'große Wäsche am Dienstag',
  '我的門口有一隻藍色的貓咪',
  'wJ8#vq2!LzRt',
])('%s is good', (password) => {
  expect(refusal(password)).toBeNull();
});

test('a generated password is always good, and any text gets an answer', () => {
  for (let i = 0; i < 200; i++) expect(refusal(generatePassword())).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 64 }), (text, name) => {
      const refused = passwordRefusal({ username: name, email: `${name}@x` }, text);
      if (refused === null) expect(text.length).toBeGreaterThanOrEqual(10);
    }),
  );
});

test('a new account may not have a password made of its own names', () => {
  const made = (password: string) =>
    newAccount.safeParse({ username: 'robin', email: 'batman@x.org', password });
  expect(made('robin-batman-1').error?.issues).toMatchObject([{ path: ['password'] }]);
  expect(made('alice-alice-wonders').success).toBe(true);
});
