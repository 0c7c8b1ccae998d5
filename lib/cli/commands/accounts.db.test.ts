import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passwordMatches } from '@/lib/accounts/passwords/password';
import { makeAccount, makeToken } from '@/lib/api/testing/accounts';
import { db } from '@/lib/db/client';
import { verify } from '@/lib/tokens/verify-token';
import { latchkey } from '@/test/latchkey';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-accounts-'));

async function isPasswordOf(username: string, password: string): Promise<boolean> {
  const { passwordHash } = await db().account.findUniqueOrThrow({ where: { username } });
  return passwordMatches(passwordHash, password);
}

test('create takes the password from standard input, and never repeats it', async () => {
  const { code, stdout, stderr } = await latchkey(
    ['account', 'create', 'alice', '--email', 'Alice@Example.com', '--home', 'home', '--disk-limit', '10g'],
    { input: 'correct horse battery\n', cwd: folder },
  );
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).not.toContain('horse');
  expect(await isPasswordOf('alice', 'correct horse battery')).toBe(true);
  expect(await db().account.findUnique({ where: { username: 'alice' } })).toMatchObject({
    email: 'alice@example.com',
    contactEmail: 'alice@example.com',
    home: join(folder, 'home'),
    diskLimitBytes: 10n * 1024n ** 3n,
  });
});

test('a domain is set with the account or later, and taken away', { timeout: 120_000 }, async () => {
  const create = ['account', 'create', 'domained', '--generate-password', '--domain', 'Example.COM'];
  expect((await latchkey(create)).code).toBe(0);
  const kept = async () => (await db().account.findUniqueOrThrow({ where: { username: 'domained' } })).domain;
  expect(await kept()).toBe('example.com');
  expect(await latchkey(['account', 'set-domain', 'domained', 'other.example'])).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('other.example'),
  });
  expect(await kept()).toBe('other.example');
  expect(await latchkey(['account', 'set-domain', 'domained', 'http://x'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('not a domain'),
  });
  expect((await latchkey(['account', 'list'])).stdout).toContain('other.example');
  expect((await latchkey(['account', 'set-domain', 'domained'])).code).toBe(0);
  expect(await kept()).toBe(null);
  expect((await latchkey(['account', 'set-domain', 'nobody', 'example.com'])).code).toBe(3);
});

test('create makes a password when asked, and prints it alone', async () => {
  const { code, stdout } = await latchkey(['accounts', 'create', 'bob', '--generate-password']);
  expect(code).toBe(0);
  expect(await isPasswordOf('bob', stdout.trimEnd())).toBe(true);
});

test('create takes the password from a file', async () => {
  writeFileSync(join(folder, 'password'), 'out of a file, 1\n');
  expect(
    await latchkey(['accounts', 'create', 'carol', '--password-file', 'password', '--json'], { cwd: folder }),
  ).toMatchObject({ code: 0, stdout: expect.not.stringContaining('file') });
  expect(await isPasswordOf('carol', 'out of a file, 1')).toBe(true);
});

test('what cannot be is refused, by a code that says why', { timeout: 120_000 }, async () => {
  const cases: [string[], string, number, RegExp][] = [
    [['create', 'alice'], 'a long password', 1, /taken/],
    [['create', 'Bad Name'], 'a long password', 1, /lower-case/],
    [['create', 'dave'], 'short', 1, /at least 10/],
    [['create', 'dave'], '', 2, /No password/],
    [['create', 'dave'], '1234567890', 1, /Too many people use this password/],
    [['create', 'dave'], 'dave.latchkey.1', 1, /Do not build a password from your username/],
    [['set-password', 'alice'], 'alice-latchkey!', 1, /Do not build a password from your username/],
    [['set-password', 'nobody'], 'a long password', 3, /no account/],
    [['suspend', 'nobody'], '', 3, /no account/],
  ];
  for (const [args, input, code, said] of cases) {
    const ran = await latchkey(['accounts', ...args], { input });
    expect(ran, args.join(' ')).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(said) });
  }
});

test('set-password changes it, ends the sessions and leaves its event', async () => {
  const { id, username } = await makeAccount();
  await db().session.create({ data: { accountId: id, expiresAt: new Date(Date.now() + 60_000) } });
  expect(await latchkey(['accounts', 'set-password', username], { input: 'another password' })).toMatchObject(
    {
      code: 0,
      stderr: expect.stringMatching(
        /Sessions ended: 1\..*must be changed at the first sign-in, within 72 hours/,
      ),
    },
  );
  expect(await db().account.findUnique({ where: { username } })).toMatchObject({ passwordMustChange: true });
  expect(await isPasswordOf(username, 'another password')).toBe(true);
  expect(await db().session.count({ where: { accountId: id } })).toBe(0);
  expect(
    await db().auditEvent.findFirst({ where: { accountId: id, action: 'password.changed' } }),
  ).toMatchObject({ actorKind: 'command_line', details: { user: userInfo().username } });
});

test('end-sessions signs an account out everywhere, and leaves its event', async () => {
  const { id, username } = await makeAccount();
  const expiresAt = new Date(Date.now() + 60_000);
  await db().session.createMany({ data: [1, 2].map(() => ({ accountId: id, expiresAt })) });
  expect(await latchkey(['accounts', 'end-sessions', username])).toMatchObject({
    code: 0,
    stderr: expect.stringContaining(`Sessions of ${username} ended: 2.`),
  });
  expect(await db().session.count({ where: { accountId: id } })).toBe(0);
  expect(
    await db().auditEvent.findFirst({ where: { accountId: id, action: 'session.ended' } }),
  ).toMatchObject({
    actorKind: 'command_line',
    details: { others: 2 },
  });
  expect(await latchkey(['accounts', 'end-sessions', 'nobody', '--json'])).toMatchObject({ code: 3 });
});

test('suspend stops the tokens and ends the sessions at once; resume lets the tokens in again', async () => {
  const account = await makeAccount();
  const { secret } = await makeToken(account);
  await db().session.create({ data: { accountId: account.id, expiresAt: new Date(Date.now() + 60_000) } });
  const verdict = async () => (await verify(secret, { address: null })).code;
  expect((await latchkey(['account', 'suspend', account.username])).stderr).toContain('Sessions ended: 1');
  expect(await verdict()).toBe('owner_suspended');
  expect(await db().session.count({ where: { accountId: account.id } })).toBe(0);
  expect(await latchkey(['account', 'suspend', account.username])).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('already'),
  });
  expect(JSON.parse((await latchkey(['account', 'list', '--json'])).stdout).accounts).toContainEqual(
    expect.objectContaining({ username: account.username, suspendedAt: expect.any(String), tokens: 1 }),
  );
  expect(await latchkey(['account', 'resume', account.username])).toMatchObject({ code: 0 });
  expect(await verdict()).toBe('valid');
  const actions = await db().auditEvent.findMany({
    where: { accountId: account.id, action: { startsWith: 'account.' } },
    orderBy: { id: 'asc' },
  });
  expect(actions.map(({ action, actorKind }) => [action, actorKind])).toEqual([
    ['account.created', 'command_line'],
    ['account.suspended', 'command_line'],
    ['account.resumed', 'command_line'],
  ]);
});
