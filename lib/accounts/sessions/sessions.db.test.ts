import { expect, test } from 'vitest';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import { changePassword } from '@/lib/accounts/passwords/change-password';
import {
  endAllSessions,
  forgetExpiredSessions,
  listSessions,
  startSession,
  type Visitor,
} from '@/lib/accounts/sessions/sessions';
import type { AccountActor } from '@/lib/actor/actor';
import { setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';
import { actionsOf, anAccount, aSessionOf, PASSWORD, unlimited } from '@/lib/testing/accounts';
import { findSession } from '@/lib/testing/find-session';
import { createToken } from '@/lib/tokens/create-token';

const start = (owner: AccountActor, visitor: Partial<Visitor> = {}) =>
  db().$transaction((tx) =>
    startSession(
      tx,
      { id: owner.accountId, username: owner.name },
      { address: null, userAgent: null, ...visitor },
    ),
  );

const lastSeen = (sessionId: string, ago: string) =>
  db().$executeRawUnsafe(
    `UPDATE session SET last_seen_at = clock_timestamp() - $1::interval WHERE id = $2::uuid`,
    ago,
    sessionId,
  );

test('a session that was idle for 24 hours is none: for requests, changes, the list and housekeeping', async () => {
  const owner = await anAccount();
  await lastSeen(owner.sessionId, '23 hours 59 minutes');
  expect(await findSession(owner.sessionId, null)).toMatchObject({ accountId: owner.accountId });
  await lastSeen(owner.sessionId, '24 hours 1 second');
  expect(await findSession(owner.sessionId, null)).toBeNull();
  await expect(createToken(owner, unlimited('late'))).rejects.toThrow(ActorRefused);
  expect(await listSessions(owner)).toEqual([]);
  await forgetExpiredSessions();
  expect(await db().session.count({ where: { id: owner.sessionId } })).toBe(0);
});

test('each request begins the idle time anew', async () => {
  const owner = await anAccount();
  for (let request = 0; request < 3; request++) {
    await lastSeen(owner.sessionId, '23 hours');
    expect(await findSession(owner.sessionId, null)).not.toBeNull();
    const [session] = await listSessions(owner);
    expect(Date.now() - (session?.lastSeenAt.getTime() ?? 0)).toBeLessThan(3_600_000);
  }
});

test('SESSION_IDLE_HOURS says how long', async () => {
  const owner = await anAccount();
  setConfig({ SESSION_IDLE_HOURS: '2' });
  await lastSeen(owner.sessionId, '1 hour 59 minutes');
  expect(await findSession(owner.sessionId, null)).not.toBeNull();
  await lastSeen(owner.sessionId, '2 hours 1 second');
  expect(await findSession(owner.sessionId, null)).toBeNull();
  setConfig({ SESSION_IDLE_HOURS: '' });
});

test('parallel sessions are allowed; signing in again in one browser ends the one it had', async () => {
  const owner = await anAccount();
  const other = await start(owner);
  const first = await start(owner, { session: owner.sessionId });
  const second = await start(owner, { session: first });
  expect((await listSessions(owner)).map(({ id }) => id).toSorted()).toEqual([other, second].toSorted());
  expect(await actionsOf(owner)).toEqual([
    'account.created',
    'session.started',
    'session.ended',
    'session.started',
    'session.ended',
    'session.started',
  ]);
});

test('whoever signs in to another account in the same browser leaves the first', async () => {
  const [one, other] = [await anAccount(), await anAccount()];
  await start(other, { session: one.sessionId });
  expect(await findSession(one.sessionId, null)).toBeNull();
  expect(await actionsOf(one)).toEqual(['account.created', 'session.ended']);
});

test('a new password gives the own session a new id, and the old one is worth nothing', async () => {
  const owner = await anAccount();
  const changed = await changePassword(owner, { current: PASSWORD, password: 'a whole new passphrase' });
  if (!changed.ok) throw new Error('The password was not changed.');
  expect(changed.value.sessionId).not.toBe(owner.sessionId);
  expect(await findSession(owner.sessionId, null)).toBeNull();
  expect(await findSession(changed.value.sessionId, null)).toMatchObject({ accountId: owner.accountId });
});

test('an operator ends all sessions of an account, with one event, and no other account’s', async () => {
  const [owner, other] = [await anAccount(), await anAccount()];
  await aSessionOf(owner.accountId);
  expect(await endAllSessions(owner.name)).toBe(2);
  expect(await listSessions(owner)).toEqual([]);
  expect(await listSessions(other)).toHaveLength(1);
  expect(
    await db().auditEvent.findMany({ where: { accountId: owner.accountId, action: 'session.ended' } }),
  ).toMatchObject([{ actorKind: 'command_line', details: { others: 2 } }]);
  expect(await endAllSessions(owner.name)).toBe(0);
  expect(await endAllSessions('nobody')).toBeNull();
});
