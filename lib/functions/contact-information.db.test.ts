import { userInfo } from 'node:os';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/actor/actor';
import { makeAccount, type TestAccount } from '@/lib/api/testing/accounts';
import { db } from '@/lib/db/client';
import { call as callAs, errorOf, good } from '@/lib/functions/testing/call';

let account: TestAccount;

beforeAll(async () => {
  account = await makeAccount();
});

const call = (name: string, args: Record<string, string> = {}, actor: Actor = account.actor) =>
  callAs(name, args, actor);

const contacts = async () => {
  const { contact_email, contact_email_2 } = (await call('Variables::get_user_information')).data as Record<
    string,
    string | null
  >;
  return [contact_email, contact_email_2];
};

test('sets one or two addresses, removes them by name, and keeps what it did', async () => {
  expect(
    await call('ContactInformation::set_email_addresses', {
      'address-0': 'A@example.com',
      'address-1': 'b@example.com',
    }),
  ).toEqual(good(null));
  expect(await contacts()).toEqual(['a@example.com', 'b@example.com']);
  const removed = await call('ContactInformation::unset_email_addresses', {
    'address-0': 'a@example.com',
    'address-1': 'c@example.com',
  });
  expect(removed).toEqual({ ...good(null), warnings: ['“c@example.com” was no contact address.'] });
  expect(await contacts()).toEqual(['b@example.com', '']);
  const events = await db().auditEvent.findMany({
    where: { accountId: account.id, action: 'contact.changed' },
    orderBy: { id: 'asc' },
  });
  const { username: user } = userInfo();
  expect(events.map(({ details }) => details)).toEqual([
    { was: [], now: ['a@example.com', 'b@example.com'], user },
    { was: ['a@example.com', 'b@example.com'], now: ['b@example.com'], user },
  ]);
});

test.each([
  [{}, /at least one e-mail address/],
  [{ address: 'nobody' }, /not an e-mail address/],
  [{ 'address-0': 'a@b.c', 'address-1': 'b@b.c', 'address-2': 'c@b.c' }, /at most two|not an e-mail/],
  [{ address: `${'x'.repeat(300)}@example.com` }, /“address”/],
])('%j is refused', async (args, reason) => {
  expect(
    await errorOf(call('ContactInformation::set_email_addresses', args as unknown as Record<string, string>)),
  ).toMatch(reason);
});
