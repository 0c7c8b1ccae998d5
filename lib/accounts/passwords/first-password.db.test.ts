import { expect, test } from 'vitest';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import { setContactAddresses } from '@/lib/accounts/contact';
import { createAccount } from '@/lib/accounts/create-account';
import { changePassword, setPassword } from '@/lib/accounts/passwords/change-password';
import { replaceFirstPassword } from '@/lib/accounts/passwords/first-password';
import { endSession, readSession } from '@/lib/accounts/sessions/sessions';
import { signIn } from '@/lib/accounts/sign-in';
import type { AccountActor, RestrictedActor } from '@/lib/actor/actor';
import { unrestricted } from '@/lib/actor/rights';
import { db } from '@/lib/db/client';
import { actionsOf, anAccount, aToken, aTokenOf, PASSWORD, unlimited } from '@/lib/testing/accounts';
import { findSession } from '@/lib/testing/find-session';
import { createToken } from '@/lib/tokens/create-token';
import { verify } from '@/lib/tokens/verify-token';

const OWN = 'a passphrase of my own';

/** An account as an operator makes it, and somebody signed in to it with the password of the operator. */
async function newcomer(): Promise<{ actor: RestrictedActor; username: string; sessionId: string }> {
  const username = `n${crypto.randomUUID().slice(0, 8)}`;
  const made = await createAccount({ username, password: PASSWORD, plan: 'default' });
  if (!made.ok) throw new Error('The account was not created.');
  const sessionId = await sessionOf(username, PASSWORD);
  const found = await readSession(sessionId, null);
  if (!found?.restricted) throw new Error('The session is not restricted.');
  return { actor: found.actor, username, sessionId };
}

async function sessionOf(login: string, password: string): Promise<string> {
  const signedIn = await signIn({ login, password }, { address: null, userAgent: null });
  if (!signedIn.ok) throw new Error(`Not signed in: ${signedIn.error.kind}`);
  expect(signedIn.value.mustChangePassword).toBe(password === PASSWORD);
  return signedIn.value.sessionId;
}

const until = (username: string, sql: string) =>
  db().$executeRawUnsafe(
    `UPDATE account SET password_expires_at = clock_timestamp() + ${sql} WHERE username = $1`,
    username,
  );

test('who signs in with the password of an operator can choose one of their own, and nothing else', async () => {
  const { actor, username, sessionId } = await newcomer();
  // As somebody would who forgets what the types say.
  const pretended: AccountActor = { ...actor, restriction: undefined };
  const attempts = [
    () => createToken(pretended, unlimited('x')),
    () => setContactAddresses(pretended, { first: 'a@example.com', second: null }),
    () => changePassword(pretended, { current: PASSWORD, password: OWN }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toThrow(ActorRefused);
  expect(await findSession(sessionId, null)).toBeNull();

  const chosen = await replaceFirstPassword(actor, { password: OWN });
  if (!chosen.ok) throw new Error('The password was not set.');
  expect(await readSession(sessionId, null)).toBeNull();
  const full = await findSession(chosen.value.sessionId, null);
  expect(full).toMatchObject({ name: username });
  expect((await createToken(full as AccountActor, unlimited('x'))).ok).toBe(true);
  await expect(replaceFirstPassword(actor, { password: 'and yet another one' })).rejects.toThrow(
    ActorRefused,
  );
  expect(await actionsOf(actor as unknown as AccountActor)).toEqual([
    'account.created',
    'session.started',
    'password.changed',
    'token.created x',
  ]);
  await sessionOf(username, OWN);
});

test('the password one was given, a common one and one of the own name are no choice', async () => {
  const { actor, username } = await newcomer();
  const refused = async (password: string) => {
    const done = await replaceFirstPassword(actor, { password });
    return done.ok ? null : done.error.password;
  };
  expect(await refused(PASSWORD)).toContain('you were given');
  expect(await refused('1234567890')).toContain('Too many people');
  expect(await refused(`${username}-2026`)).toContain('Do not build');
  expect((await replaceFirstPassword(actor, { password: OWN })).ok).toBe(true);
});

test('a first password ends after 72 hours by the clock of the database, with every session begun with it', async () => {
  const { actor, username, sessionId } = await newcomer();
  const [{ hours } = { hours: 0 }] = await db().$queryRaw<{ hours: number }[]>`
    SELECT extract(epoch FROM password_expires_at - clock_timestamp())::float8 / 3600 AS hours
    FROM account WHERE username = ${username}`;
  expect(hours).toBeGreaterThan(71.9);
  expect(hours).toBeLessThanOrEqual(72);

  await until(username, "interval '1 minute'");
  expect(await readSession(sessionId, null)).toMatchObject({ restricted: true });
  await until(username, "interval '0'");
  expect(await readSession(sessionId, null)).toBeNull();
  await expect(replaceFirstPassword(actor, { password: OWN })).rejects.toThrow(ActorRefused);

  const visitor = { address: '192.0.2.1', userAgent: null };
  const ended = await signIn({ login: username, password: PASSWORD }, visitor);
  expect(ended).toEqual({ ok: false, error: { kind: 'password ended' } });
  // Only to whoever has the password; anybody else learns nothing.
  const wrong = await signIn({ login: username, password: 'not the password' }, visitor);
  const unknown = await signIn({ login: `${username}x`, password: 'not the password' }, visitor);
  expect([wrong, unknown]).toMatchObject([{ error: { kind: 'refused' } }, { error: { kind: 'refused' } }]);
  expect(
    await db().auditEvent.findFirst({ where: { accountId: actor.accountId, action: 'sign_in.refused' } }),
  ).toMatchObject({ details: { reason: 'password ended' }, address: '192.0.2.1' });

  await setPassword(username, 'another from the operator');
  const again = await signIn({ login: username, password: 'another from the operator' }, visitor);
  expect(again).toMatchObject({ ok: true, value: { mustChangePassword: true } });
});

test('a password that an operator sets must be changed, and the account’s tokens go on', async () => {
  const owner = await anAccount();
  const { secret } = await aToken(owner, 'goes-on');
  const token = await aTokenOf(owner, unrestricted);
  const set = await setPassword(owner.name, 'set by the operator');
  expect(set).toMatchObject({ ok: true, value: { ended: 1, passwordEndsAt: expect.any(Date) } });
  expect(await findSession(owner.sessionId, null)).toBeNull();
  expect((await verify(secret, { address: null })).code).toBe('valid');
  expect((await createToken(token, unlimited('made-meanwhile'))).ok).toBe(true);
  expect(
    await db().auditEvent.findFirst({ where: { accountId: owner.accountId, action: 'password.changed' } }),
  ).toMatchObject({ actorKind: 'command_line', details: { mustChangeBefore: expect.any(String) } });
});

test('of two who choose a password at the same time, one does', async () => {
  const { actor, username } = await newcomer();
  const other = await readSession(await sessionOf(username, PASSWORD), null);
  if (!other?.restricted) throw new Error('The session is not restricted.');
  const chosen = await Promise.allSettled([
    replaceFirstPassword(actor, { password: OWN }),
    replaceFirstPassword(other.actor, { password: 'the other one’s choice' }),
  ]);
  const good = chosen.filter((one) => one.status === 'fulfilled' && one.value.ok);
  expect(good).toHaveLength(1);
  expect(await db().session.count({ where: { accountId: actor.accountId } })).toBe(1);
});

test('who does not want to choose can sign out', async () => {
  const { actor, sessionId } = await newcomer();
  await endSession(actor, sessionId);
  expect(await readSession(sessionId, null)).toBeNull();
});
