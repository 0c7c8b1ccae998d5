import { expect, test } from 'vitest';
import { limitedTo, unrestricted } from '@/lib/actor/rights';
import { db } from '@/lib/db/client';
import { actionsOf, anAccount, aToken, aTokenOf, unlimited } from '@/lib/testing/accounts';
import type { CalendarDate } from '@/lib/time';
import { createToken } from '@/lib/tokens/create-token';
import { digestOf } from '@/lib/tokens/secret';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

test('a token is stored by its digest, with its audit event, and the secret is nowhere', async () => {
  const owner = await anAccount();
  const { token, secret } = await aToken(owner, 'first');
  const row = await db().token.findUniqueOrThrow({ where: { id: token.id } });
  expect(Buffer.from(row.digest)).toEqual(digestOf(secret));
  expect(row).toMatchObject({
    name: 'first',
    hint: secret.slice(-4),
    unrestricted: true,
    features: [],
    expiresAt: null,
    createdBy: owner.name,
  });
  expect(await actionsOf(owner)).toEqual(['account.created', 'token.created first']);
  const events = await db().auditEvent.findMany({ where: { accountId: owner.accountId } });
  expect(
    JSON.stringify([row, events], (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  ).not.toContain(secret);
});

test('of creates of one name at once exactly one wins, and the others get an error on the field', async () => {
  const owner = await anAccount();
  for (let round = 0; round < 5; round++) {
    const results = await Promise.all(
      Array.from({ length: 8 }, () => createToken(owner, unlimited(`same-${round}`))),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results) {
      if (!result.ok)
        expect(result.error).toMatchObject({
          kind: 'name_taken',
          fields: { name: expect.stringContaining(`same-${round}`) },
        });
    }
  }
  expect((await actionsOf(owner)).filter((action) => action.startsWith('token.created'))).toHaveLength(5);
});

test('the same name in another account is another name', async () => {
  const [one, two] = await Promise.all([anAccount(), anAccount()]);
  await Promise.all([aToken(one, 'shared'), aToken(two, 'shared')]);
});

test("an expiry in the past by the database's clock is an error of its field, and nothing is stored", async () => {
  const owner = await anAccount();
  for (const expiry of [
    { kind: 'date', date: '2020-01-01' as CalendarDate },
    { kind: 'instant', at: inDays(-1) },
  ] as const) {
    const result = await createToken(owner, { ...unlimited('late'), expiry });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'invalid', fields: { expiry: expect.any(String) } },
    });
  }
  expect(await actionsOf(owner)).toEqual(['account.created']);
});

test('without the right to manage tokens a token creates none', async () => {
  const owner = await anAccount();
  const result = await createToken(await aTokenOf(owner, limitedTo(['diskusage'])), unlimited('no'));
  expect(result).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
});

test('a token never mints one with more rights or a later expiry than its own', async () => {
  const owner = await anAccount();
  const maker = await aTokenOf(owner, limitedTo(['apitokens', 'diskusage']), inDays(10));
  const soon = { kind: 'instant', at: inDays(5) } as const;
  const late = { kind: 'instant', at: inDays(20) } as const;
  const disk = { kind: 'limited', features: ['diskusage'] } as const;
  const refused = [
    { name: 'a', expiry: soon, rights: { kind: 'unrestricted' } as const },
    {
      name: 'b',
      expiry: soon,
      rights: { kind: 'limited' as const, features: ['diskusage' as const, 'verify' as const] },
    },
    { name: 'c', expiry: late, rights: { ...disk, features: [...disk.features] } },
    { name: 'd', expiry: { kind: 'never' } as const, rights: { ...disk, features: [...disk.features] } },
  ];
  for (const wanted of refused)
    expect(await createToken(maker, wanted), wanted.name).toMatchObject({
      ok: false,
      error: { kind: 'forbidden' },
    });
  expect(
    (await createToken(maker, { name: 'e', expiry: soon, rights: { ...disk, features: [...disk.features] } }))
      .ok,
  ).toBe(true);
  expect((await createToken(await aTokenOf(owner, unrestricted), unlimited('f'))).ok).toBe(true);
});

test('the database itself refuses what no form may send', async () => {
  const owner = await anAccount();
  const insert = (change: object) =>
    db().token.create({
      data: {
        accountId: owner.accountId,
        name: 'ok',
        digest: Buffer.alloc(32, 1),
        hint: 'abcd',
        unrestricted: true,
        createdBy: 'test',
        ...change,
      },
    });
  for (const change of [
    { name: '' },
    { name: 'a b' },
    { name: 'x'.repeat(51) },
    { name: 'é' },
    { digest: Buffer.alloc(31) },
    { features: ['diskusage'] },
  ]) {
    await expect(insert(change), JSON.stringify(change)).rejects.toThrow();
  }
});
