import { expect, test } from 'vitest';
import {
  changeContactAddresses,
  contactAddresses,
  contactAddressesForm,
  setContactAddresses,
} from '@/lib/accounts/contact';
import { limitedTo } from '@/lib/actor/rights';
import { db } from '@/lib/db/client';
import { anAccount, aTokenOf } from '@/lib/testing/accounts';

const events = (accountId: string) =>
  db().auditEvent.findMany({ where: { accountId, action: 'contact.changed' }, orderBy: { id: 'asc' } });

test('addresses are kept, with an event that tells what they were; the same again is no change', async () => {
  const actor = await anAccount();
  expect(await contactAddresses(actor)).toEqual({ first: null, second: null });
  const wanted = { first: 'a@example.com', second: null };
  expect(await setContactAddresses(actor, wanted)).toEqual({ ok: true, value: { changed: true } });
  expect(await setContactAddresses(actor, wanted)).toEqual({ ok: true, value: { changed: false } });
  expect(await contactAddresses(actor)).toEqual(wanted);
  expect((await events(actor.accountId)).map(({ details }) => details)).toEqual([
    { was: [], now: ['a@example.com'] },
  ]);
});

test('a token without the feature changes nothing', async () => {
  const actor = await aTokenOf(await anAccount(), limitedTo(['diskusage']));
  expect(await setContactAddresses(actor, { first: 'a@example.com', second: null })).toMatchObject({
    ok: false,
    error: { '': expect.stringContaining('updatecontact') },
  });
  expect(await contactAddresses(actor)).toEqual({ first: null, second: null });
  expect(await events(actor.accountId)).toEqual([]);
});

test('two changes at once build on each other', async () => {
  const actor = await anAccount();
  const add = (address: string) =>
    changeContactAddresses(actor, (was) =>
      was.first ? { ...was, second: address } : { first: address, second: null },
    );
  await Promise.all([add('a@example.com'), add('b@example.com')]);
  const { first, second } = await contactAddresses(actor);
  expect([first, second].sort()).toEqual(['a@example.com', 'b@example.com']);
});

test.each([
  [
    { first: ' A@Example.com ', second: '' },
    { first: 'a@example.com', second: null },
  ],
  [
    { first: '', second: 'b@example.com' },
    { first: 'b@example.com', second: null },
  ],
  [
    { first: '', second: '' },
    { first: null, second: null },
  ],
])('%j is read as %j', (typed, read) => {
  expect(contactAddressesForm.parse(typed)).toEqual(read);
});

test.each([
  [{ first: 'nobody', second: '' }, 'first'],
  [{ first: 'a@example.com', second: 'A@example.com' }, 'second'],
  [{ first: 'a@example.com\0', second: '' }, 'first'],
])('%j is refused at the field', (typed, field) => {
  const read = contactAddressesForm.safeParse(typed);
  expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
});
