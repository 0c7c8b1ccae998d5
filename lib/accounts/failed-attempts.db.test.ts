import { expect, test } from 'vitest';
import { dismissFailedAttempts } from '@/lib/accounts/failed-attempts';
import { readSession } from '@/lib/accounts/sessions/sessions';
import { signIn } from '@/lib/accounts/sign-in';
import type { AccountActor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { anAccount, PASSWORD } from '@/lib/testing/accounts';

const fail = (owner: { accountId: string | null }, addresses: (string | null)[]) =>
  db().auditEvent.createMany({
    data: addresses.map((address) => ({
      accountId: owner.accountId,
      action: 'sign_in.failed',
      actorKind: 'account',
      actorName: 'x',
      address,
    })),
  });

/** What somebody who signs in now is told; null when nothing. */
async function toldAtSignIn(owner: AccountActor) {
  const signedIn = await signIn(
    { login: owner.name, password: PASSWORD },
    { address: null, userAgent: null },
  );
  if (!signedIn.ok) throw new Error('Not signed in.');
  const found = await readSession(signedIn.value.sessionId, null);
  return { sessionId: signedIn.value.sessionId, told: found?.restricted ? null : found?.failedBefore };
}

test('failed attempts since the last sign-in are told with their number, the last time and where from', async () => {
  const [owner, other] = [await anAccount(), await anAccount()];
  expect((await toldAtSignIn(owner)).told).toBeNull();
  await fail(owner, ['192.0.2.1', '192.0.2.2', '192.0.2.1', null]);
  await fail(other, ['192.0.2.9']);
  await fail({ accountId: null }, ['192.0.2.9']);
  await fail(owner, ['192.0.2.7']);
  const { told } = await toldAtSignIn(owner);
  expect(told).toMatchObject({ count: 5, lastAddress: '192.0.2.7', addresses: 3 });
  expect(Math.abs(Date.now() - (told?.lastAt.getTime() ?? 0))).toBeLessThan(60_000);
  expect((await toldAtSignIn(owner)).told).toBeNull();
});

test('a wrong password that was really typed is told', async () => {
  const owner = await anAccount();
  await signIn({ login: owner.name, password: 'not it, surely' }, { address: '192.0.2.5', userAgent: null });
  expect((await toldAtSignIn(owner)).told).toMatchObject({ count: 1, lastAddress: '192.0.2.5' });
});

test('what was read is not told again, and only in the session that read it', async () => {
  const owner = await anAccount();
  await fail(owner, ['192.0.2.1']);
  const { sessionId, told } = await toldAtSignIn(owner);
  expect(told).toMatchObject({ count: 1 });
  await dismissFailedAttempts({ ...owner, sessionId });
  expect(await readSession(sessionId, null)).toMatchObject({ restricted: false, failedBefore: null });
});

test('of very many no more than 1,000 are counted', async () => {
  const owner = await anAccount();
  await fail(
    owner,
    Array.from({ length: 1500 }, () => '192.0.2.1'),
  );
  expect((await toldAtSignIn(owner)).told).toMatchObject({ count: 1001, addresses: 1 });
});
