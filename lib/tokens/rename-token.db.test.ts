import { expect, test } from 'vitest';
import { limitedTo } from '@/lib/actor/rights';
import { db } from '@/lib/db/client';
import { actionsOf, anAccount, aToken, aTokenOf } from '@/lib/testing/accounts';
import { findToken } from '@/lib/tokens/find-token';
import { renameToken } from '@/lib/tokens/rename-token';
import { revokeToken } from '@/lib/tokens/revoke-tokens';

test('a rename changes the name alone and is recorded with the old one', async () => {
  const owner = await anAccount();
  const { token } = await aToken(owner, 'old');
  expect(await renameToken(owner, token.id, { name: 'new' })).toEqual({
    ok: true,
    value: { id: token.id, name: 'new', was: 'old' },
  });
  expect(await findToken(owner, token.id)).toEqual({
    ok: true,
    value: { ...token, name: 'new', readAt: expect.any(Date) },
  });
  expect(await actionsOf(owner)).toContain('token.renamed new');
});

test('a rename to its own name changes and records nothing', async () => {
  const owner = await anAccount();
  const { token } = await aToken(owner, 'same');
  expect(await renameToken(owner, token.id, { name: 'same' })).toMatchObject({ ok: true });
  expect(await actionsOf(owner)).toEqual(['account.created', 'token.created same']);
});

test('of two renames to one name exactly one wins, and the other gets an error on the field', async () => {
  const owner = await anAccount();
  for (let round = 0; round < 5; round++) {
    const [one, two] = [await aToken(owner, `one-${round}`), await aToken(owner, `two-${round}`)];
    const results = await Promise.all(
      [one, two].map(({ token }) => renameToken(owner, token.id, { name: `goal-${round}` })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      error: { kind: 'name_taken', fields: { name: expect.any(String) } },
    });
  }
});

test('revoking while renaming: the token is gone in the end, and no event tells of what did not happen', async () => {
  const owner = await anAccount();
  for (let round = 0; round < 10; round++) {
    const { token } = await aToken(owner, `racing-${round}`);
    const [renamed, revoked] = await Promise.all([
      renameToken(owner, token.id, { name: `renamed-${round}` }),
      revokeToken(owner, token.id),
    ]);
    expect(revoked).toMatchObject({ ok: true, value: { revoked: 1 } });
    expect(await db().token.count({ where: { id: token.id } })).toBe(0);
    const told = (await actionsOf(owner)).filter((action) => action.endsWith(`-${round}`));
    if (renamed.ok)
      expect(told).toEqual([
        `token.created racing-${round}`,
        `token.renamed renamed-${round}`,
        `token.revoked renamed-${round}`,
      ]);
    else expect(told).toEqual([`token.created racing-${round}`, `token.revoked racing-${round}`]);
  }
});

test("another account's token, one that never was, and nonsense are not found alike", async () => {
  const [owner, stranger] = [await anAccount(), await anAccount()];
  const { token } = await aToken(owner, 'mine');
  for (const id of [token.id, crypto.randomUUID(), 'nonsense', '']) {
    expect(await renameToken(stranger, id, { name: 'theirs' })).toEqual({
      ok: false,
      error: { kind: 'not_found' },
    });
    expect(await findToken(stranger, id)).toEqual({ ok: false, error: { kind: 'not_found' } });
  }
});

test('a token without the right to manage tokens renames none and sees only itself', async () => {
  const owner = await anAccount();
  const { token } = await aToken(owner, 'target');
  const actor = await aTokenOf(owner, limitedTo(['diskusage']));
  expect(await renameToken(actor, token.id, { name: 'x' })).toMatchObject({
    ok: false,
    error: { kind: 'forbidden' },
  });
  expect(await findToken(actor, token.id)).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  expect(await findToken({ ...actor, tokenId: token.id }, token.id)).toMatchObject({ ok: true });
});
