import { expect, test } from 'vitest';
import { changePassword, setPassword } from '@/lib/accounts/passwords/change-password';
import { endSession, listSessions } from '@/lib/accounts/sessions/sessions';
import { signIn } from '@/lib/accounts/sign-in';
import { db } from '@/lib/db/client';
import { actionsOf, anAccount, PASSWORD } from '@/lib/testing/accounts';
import { findSession } from '@/lib/testing/find-session';

const from = (address: string) => ({ address, userAgent: 'test' });
let hosts = 0;
const elsewhere = () => from(`198.51.100.${++hosts}`);

test('the right password starts a session whose row decides, and whose end is an end', async () => {
  const owner = await anAccount();
  const signedIn = await signIn({ login: owner.name.toUpperCase(), password: PASSWORD }, elsewhere());
  if (!signedIn.ok) throw new Error(signedIn.error.kind);
  const actor = await findSession(signedIn.value.sessionId, null);
  expect(actor).toMatchObject({ accountId: owner.accountId, name: owner.name });
  if (!actor) return;
  await endSession(actor, actor.sessionId);
  expect(await findSession(actor.sessionId, null)).toBeNull();
  expect(await actionsOf(owner)).toEqual(['account.created', 'session.started', 'session.ended']);
});

test('an expired session and one of a suspended account are none', async () => {
  const owner = await anAccount();
  const signedIn = await signIn({ login: owner.name, password: PASSWORD }, elsewhere());
  const id = signedIn.ok ? signedIn.value.sessionId : '';
  await db().account.update({ where: { id: owner.accountId }, data: { suspendedAt: new Date() } });
  expect(await findSession(id, null)).toBeNull();
  expect(await signIn({ login: owner.name, password: PASSWORD }, elsewhere())).toEqual({
    ok: false,
    error: { kind: 'suspended' },
  });
  await db().account.update({ where: { id: owner.accountId }, data: { suspendedAt: null } });
  await db().session.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await findSession(id, null)).toBeNull();
});

test('guesses sent all at once do not slip past the count', async () => {
  const owner = await anAccount();
  const visitor = elsewhere();
  const guesses = await Promise.all(
    Array.from({ length: 30 }, () => signIn({ login: owner.name, password: 'wrong' }, visitor)),
  );
  const kinds = guesses.map((guess) => (guess.ok ? 'in' : guess.error.kind));
  expect(kinds.filter((kind) => kind === 'refused')).toHaveLength(3);
  expect(kinds.filter((kind) => kind === 'locked')).toHaveLength(27);
  expect(await signIn({ login: owner.name, password: PASSWORD }, visitor)).toMatchObject({
    error: { kind: 'locked' },
  });
});

test('an address that guesses at many logins is slowed too', async () => {
  const visitor = elsewhere();
  const kinds: string[] = [];
  for (let i = 0; i < 22; i++) {
    const guess = await signIn({ login: `nobody-${i}`, password: 'wrong' }, visitor);
    kinds.push(guess.ok ? 'in' : guess.error.kind);
  }
  expect(kinds.slice(0, 21)).toEqual(Array(21).fill('refused'));
  expect(kinds[21]).toBe('locked');
});

test('success forgives the failures before it', async () => {
  const owner = await anAccount();
  const visitor = elsewhere();
  for (let round = 0; round < 3; round++) {
    await signIn({ login: owner.name, password: 'wrong' }, visitor);
    await signIn({ login: owner.name, password: 'wrong' }, visitor);
    expect((await signIn({ login: owner.name, password: PASSWORD }, visitor)).ok).toBe(true);
  }
});

test('an unknown login takes as long as a wrong password', async () => {
  const owner = await anAccount();
  const time = async (login: string) => {
    const began = performance.now();
    await signIn({ login, password: 'wrong' }, elsewhere());
    return performance.now() - began;
  };
  await time('warm-up');
  const [known, unknown]: [number[], number[]] = [[], []];
  for (let i = 0; i < 12; i++) {
    await db().signInThrottle.deleteMany();
    known.push(await time(owner.name));
    unknown.push(await time(`nobody-${i}`));
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
  // Without the work of a hash the unknown login would be faster many times over.
  expect(median(unknown)).toBeGreaterThan(median(known) / 2);
  expect(median(unknown)).toBeLessThan(median(known) * 2);
});

test('what was typed as a login is not kept: it may be a password', async () => {
  await signIn({ login: 'hunter2-typed-in-the-wrong-field', password: 'x' }, elsewhere());
  const kept = JSON.stringify([
    await db().signInThrottle.findMany(),
    (await db().auditEvent.findMany()).map(({ id, ...event }) => event),
  ]);
  expect(kept).not.toContain('hunter2');
});

test('a new password ends the other sessions, and the old one no longer works', async () => {
  const owner = await anAccount();
  const signedIn = await signIn({ login: owner.name, password: PASSWORD }, elsewhere());
  const [actor, mine] = [owner, owner.sessionId];
  const other = signedIn.ok ? signedIn.value.sessionId : undefined;
  expect(await changePassword(actor, { current: 'wrong', password: 'a new passphrase' })).toMatchObject({
    ok: false,
  });
  const changed = await changePassword(actor, { current: PASSWORD, password: 'a new passphrase' });
  expect(changed).toEqual({ ok: true, value: { ended: 1, sessionId: expect.any(String) } });
  const [own] = await listSessions(actor);
  expect(await listSessions(actor)).toHaveLength(1);
  expect(changed).toMatchObject({ value: { sessionId: own?.id } });
  expect(own?.id).not.toBe(mine);
  expect(await findSession(other ?? '', null)).toBeNull();
  expect(await signIn({ login: owner.name, password: PASSWORD }, elsewhere())).toMatchObject({ ok: false });
  expect(await setPassword(owner.name, 'set by the operator')).toMatchObject({
    ok: true,
    value: { ended: 1 },
  });
  expect((await signIn({ login: owner.name, password: 'set by the operator' }, elsewhere())).ok).toBe(true);
  expect(await setPassword('nobody', 'set by the operator')).toBeNull();
});
