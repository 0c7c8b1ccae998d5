import { userInfo } from 'node:os';
import { expect, test } from 'vitest';
import { setContactAddresses } from '@/lib/accounts/contact';
import { createAccount } from '@/lib/accounts/create-account';
import { firstRun } from '@/lib/accounts/first-run/first-run';
import { setPassword } from '@/lib/accounts/passwords/change-password';
import { resumeAccount, suspendAccount } from '@/lib/accounts/suspend';
import { commandLineActor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { anAccount, aSessionOf, aToken, unlimited } from '@/lib/testing/accounts';
import { createToken } from '@/lib/tokens/create-token';
import { renameToken } from '@/lib/tokens/rename-token';
import { revokeTokens } from '@/lib/tokens/revoke-tokens';

const { username: user } = userInfo();

/** The actions of an account by the command line, each with the details of its event. */
async function commandLineEvents(accountId: string) {
  const where = { accountId, actorKind: 'command_line' };
  return db().auditEvent.findMany({ where, orderBy: { id: 'asc' }, select: { action: true, details: true } });
}

test('the event of every command-line action tells which user of the operating system did it', async () => {
  const username = 'operated';
  const made = await createAccount({ username, password: 'a fairly long one', plan: 'default' });
  if (!made.ok) throw new Error('The account was not made.');
  const actor = commandLineActor(made.value.id);
  await aSessionOf(actor.accountId);
  const created = await createToken(actor, unlimited('first'));
  if (!created.ok) throw new Error('The token was not made.');
  const { id } = created.value.token;
  await renameToken(actor, id, { name: 'second' });
  await revokeTokens(actor, { kind: 'ids', ids: [id] });
  await setContactAddresses(actor, { first: 'a@example.com', second: null });
  await setPassword(username, 'another rather long one');
  await suspendAccount(username);
  await resumeAccount(username);
  const events = await commandLineEvents(actor.accountId);
  expect(events.map(({ action }) => action)).toEqual([
    'account.created',
    'token.created',
    'token.renamed',
    'token.revoked',
    'contact.changed',
    'password.changed',
    'session.ended',
    'account.suspended',
    'account.resumed',
  ]);
  for (const { action, details } of events)
    expect([action, details]).toEqual([action, expect.objectContaining({ user })]);
  // What the events told before is still in them.
  expect(events[3]?.details).toMatchObject({ hint: created.value.token.hint, expiresAt: null });
});

test('the first account is made by the user that started the server', async () => {
  await db().account.deleteMany();
  await firstRun({ embedded: false });
  const { id } = await db().account.findUniqueOrThrow({ where: { username: 'operator' } });
  expect(await commandLineEvents(id)).toEqual([{ action: 'account.created', details: { user } }]);
});

test('events of people and tokens tell of no such user', async () => {
  const owner = await anAccount();
  await aToken(owner, 'mine');
  const [event] = await db().auditEvent.findMany({
    where: { accountId: owner.accountId, actorKind: 'account' },
  });
  expect(event?.details).not.toHaveProperty('user');
});
