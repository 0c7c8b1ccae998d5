import { expect, test } from 'vitest';
import { limitedTo } from '@/lib/actor/rights';
import { db } from '@/lib/db/client';
import { actionsOf, anAccount, aToken, aTokenOf, manyTokens } from '@/lib/testing/accounts';
import { previewRevocation, revokeToken, revokeTokens } from '@/lib/tokens/revoke-tokens';
import { testDatabase } from '@/test/addresses';
import { statement } from '@/test/statement';

const everything = { kind: 'matching', filter: { search: '' }, asOf: new Date(8.64e15) } as const;

test('a revoke deletes the token and records it, once', async () => {
  const owner = await anAccount();
  const { token } = await aToken(owner, 'doomed');
  const results = await Promise.all([
    revokeToken(owner, token.id),
    revokeToken(owner, token.id),
    revokeToken(owner, token.id),
  ]);
  expect(results.map((result) => result.ok && result.value.revoked).sort()).toEqual([0, 0, 1]);
  expect((await actionsOf(owner)).filter((action) => action === 'token.revoked doomed')).toHaveLength(1);
});

test('10,000 tokens go in one transaction, each with its event', async () => {
  const owner = await anAccount();
  await manyTokens(owner, 10_000);
  expect(await previewRevocation(owner, everything)).toMatchObject({
    ok: true,
    value: { total: 10_000, names: { length: 5 } },
  });
  expect(await revokeTokens(owner, everything)).toMatchObject({
    ok: true,
    value: { revoked: 10_000, alreadyGone: 0 },
  });
  expect(await db().token.count({ where: { accountId: owner.accountId } })).toBe(0);
  expect(
    await db().auditEvent.count({ where: { accountId: owner.accountId, action: 'token.revoked' } }),
  ).toBe(10_000);
});

test('bulk revokes of the same tokens at once share them out; none is revoked twice, none fails', async () => {
  const owner = await anAccount();
  await manyTokens(owner, 500);
  const ids = (
    await db().token.findMany({ where: { accountId: owner.accountId }, select: { id: true } })
  ).map(({ id }) => id);
  const results = await Promise.all([
    revokeTokens(owner, { kind: 'ids', ids }),
    revokeTokens(owner, { kind: 'ids', ids: ids.toReversed() }),
    revokeTokens(owner, everything),
  ]);
  const revoked = results.map((result) => (result.ok ? result.value.revoked : 0));
  expect(revoked.reduce((sum, count) => sum + count, 0)).toBe(500);
  expect(
    await db().auditEvent.count({ where: { accountId: owner.accountId, action: 'token.revoked' } }),
  ).toBe(500);
});

test('when the event cannot be written, nothing is revoked', async () => {
  const owner = await anAccount();
  const { token } = await aToken(owner, 'safe');
  await statement(
    testDatabase().ownerUrl,
    "ALTER TABLE audit_event ADD CONSTRAINT no_revokes CHECK (deed <> 'token.revoked') NOT VALID",
  );
  await expect(revokeToken(owner, token.id)).rejects.toThrow();
  await statement(testDatabase().ownerUrl, 'ALTER TABLE audit_event DROP CONSTRAINT no_revokes');
  expect(await db().token.count({ where: { id: token.id } })).toBe(1);
});

test('a filter takes what matches, in its state, and nothing that came after one looked', async () => {
  const owner = await anAccount();
  await manyTokens(owner, 40);
  await aToken(owner, 'other');
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp()::timestamptz(3) AS now`;
  await db()
    .$executeRaw`UPDATE token SET created_at = created_at + interval '1 hour' WHERE account_id = ${owner.accountId}::uuid AND name = 'token-1'`;
  const asOf = row?.now ?? new Date();
  const expired = await db().token.count({
    where: { accountId: owner.accountId, expiresAt: { lte: new Date() }, name: { not: 'token-1' } },
  });
  expect(expired).toBeGreaterThan(0);
  expect(
    await revokeTokens(owner, { kind: 'matching', filter: { search: 'TOKEN-', state: 'expired' }, asOf }),
  ).toMatchObject({ value: { revoked: expired } });
  expect(await revokeTokens(owner, { kind: 'matching', filter: { search: 'token-' }, asOf })).toMatchObject({
    value: { revoked: 40 - expired - 1 },
  });
  const left = await db().token.findMany({
    where: { accountId: owner.accountId },
    select: { name: true },
    orderBy: { name: 'asc' },
  });
  expect(left.map(({ name }) => name)).toEqual(['other', 'token-1']);
});

test("another account's tokens stay, and count as already gone", async () => {
  const [owner, stranger] = [await anAccount(), await anAccount()];
  const { token } = await aToken(owner, 'mine');
  expect(await revokeTokens(stranger, { kind: 'ids', ids: [token.id, crypto.randomUUID()] })).toMatchObject({
    ok: true,
    value: { revoked: 0, alreadyGone: 2, names: [] },
  });
  expect(await revokeTokens(stranger, everything)).toMatchObject({ value: { revoked: 0 } });
  expect(await revokeToken(stranger, 'nonsense')).toMatchObject({ value: { alreadyGone: 1 } });
  expect(await db().token.count({ where: { id: token.id } })).toBe(1);
});

test('a token without the right to manage tokens revokes none', async () => {
  const owner = await anAccount();
  const { token } = await aToken(owner, 'kept');
  const actor = await aTokenOf(owner, limitedTo(['verify']));
  expect(await revokeToken(actor, token.id)).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  expect(await revokeTokens(actor, everything)).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
});
