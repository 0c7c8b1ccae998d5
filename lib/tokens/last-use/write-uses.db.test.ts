import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { insertAccount } from '@/lib/accounts/create-account';
import { type CommandLineActor, commandLineActor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { createToken } from '@/lib/tokens/create-token';
import { findToken } from '@/lib/tokens/find-token';
import { sendUses } from '@/lib/tokens/last-use/record-use';
import { flushUses, forgetUsesOfRevoked, keepUses, writePending } from '@/lib/tokens/last-use/write-uses';
import { revokeTokens } from '@/lib/tokens/revoke-tokens';
import { verify, verifyNamed } from '@/lib/tokens/verify-token';
import { testDatabase } from '@/test/addresses';
import { statement } from '@/test/statement';

let actor: CommandLineActor;

beforeEach(async () => {
  const made = await db().$transaction((tx) =>
    insertAccount(tx, { username: `u${randomUUID().slice(0, 12)}`, passwordHash: 'none', plan: 'default' }),
  );
  if (made.ok) actor = commandLineActor(made.value.id);
});

async function makeToken() {
  const made = await createToken(actor, {
    name: randomUUID(),
    expiry: { kind: 'never' },
    rights: { kind: 'unrestricted' },
  });
  if (!made.ok) throw new Error('The token was not made.');
  return { id: made.value.token.id, secret: made.value.secret };
}

async function lastUse(id: string) {
  const found = await findToken(actor, id);
  if (!found.ok) return undefined;
  const { lastUsedAt, lastUsedAddress } = found.value;
  return { lastUsedAt, lastUsedAddress };
}

function use(id: string, at: Date, address: string | null): void {
  keepUses([{ id, at: at.getTime(), address }]);
}

afterEach(() => vi.useRealTimers());

const usual = { evenWithinTheMinute: false };

test('a verify that passes is noted with its address, by the clock of the database; a refused one is not', async () => {
  const token = await makeToken();
  const before = Date.now();
  await verify(token.secret, { address: '192.0.2.9', feature: undefined });
  expect(await lastUse(token.id)).toEqual({ lastUsedAt: null, lastUsedAddress: null });
  await sendUses();
  await flushUses();
  const use = await lastUse(token.id);
  expect(use?.lastUsedAddress).toBe('192.0.2.9');
  expect(Math.abs((use?.lastUsedAt?.getTime() ?? 0) - before)).toBeLessThan(10_000);

  const refused = await makeToken();
  await verifyNamed('somebody-else', refused.secret, { address: '192.0.2.9' });
  await sendUses();
  await flushUses();
  expect((await lastUse(refused.id))?.lastUsedAt).toBeNull();
});

test('within a minute a token is written once, and the latest use is kept for the end', async () => {
  const { id } = await makeToken();
  const now = Date.now();
  const at = (secondsAgo: number) => new Date(now - secondsAgo * 1000);
  const writtenAfter = async (secondsAgo: number) => {
    use(id, at(secondsAgo), `192.0.2.${secondsAgo}`);
    await writePending(usual);
    return (await lastUse(id))?.lastUsedAt;
  };
  expect(await writtenAfter(130)).toEqual(at(130));
  expect(await writtenAfter(70)).toEqual(at(70));
  expect(await writtenAfter(50)).toEqual(at(50));
  expect(await writtenAfter(40)).toEqual(at(50));
  expect(await writtenAfter(1)).toEqual(at(50));
  await flushUses();
  expect(await lastUse(id)).toEqual({ lastUsedAt: at(1), lastUsedAddress: '192.0.2.1' });
});

test('the last of several uses within a minute is written when the minute is over, also when no other follows', async () => {
  const { id } = await makeToken();
  const now = Date.now();
  use(id, new Date(now - 2000), 'first');
  await writePending(usual);
  use(id, new Date(now - 1000), 'second');
  await writePending(usual);
  expect((await lastUse(id))?.lastUsedAddress).toBe('first');
  // A minute later, by our clock and by the database's.
  vi.useFakeTimers({ toFake: ['Date'], now: now + 60_000 });
  await db().$executeRaw`UPDATE token_use SET at = at - interval '1 minute' WHERE token_id = ${id}::uuid`;
  await writePending(usual);
  expect((await lastUse(id))?.lastUsedAddress).toBe('second');
});

test('an earlier use, noted by a slower replica, does not replace a later one', async () => {
  const { id } = await makeToken();
  use(id, new Date('2026-05-01T00:00:00Z'), 'late');
  await flushUses();
  use(id, new Date('2026-04-01T00:00:00Z'), 'early');
  await flushUses();
  expect((await lastUse(id))?.lastUsedAddress).toBe('late');
});

test('nothing is lost when the database did not answer in between', async () => {
  const { id } = await makeToken();
  use(id, new Date(), 'kept');
  await statement(testDatabase().ownerUrl, 'ALTER TABLE token_use RENAME TO token_use_away');
  await expect(writePending(usual)).rejects.toThrow();
  await statement(testDatabase().ownerUrl, 'ALTER TABLE token_use_away RENAME TO token_use');
  await flushUses();
  expect((await lastUse(id))?.lastUsedAddress).toBe('kept');
});

test('a token that somebody else is changing is written all the same', async () => {
  const { id } = await makeToken();
  use(id, new Date(), 'here');
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM token WHERE id = ${id}::uuid FOR UPDATE`;
    await writePending(usual);
    expect((await lastUse(id))?.lastUsedAddress).toBe('here');
  });
});

test('several replicas that write the same uses in different orders: no deadlock', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, async () => (await makeToken()).id));
  for (let round = 0; round < 10; round++) {
    await Promise.all(
      [ids, ids.toReversed()].map((order) => {
        for (const id of order) use(id, new Date(Date.now() + round), 'replica');
        return writePending({ evenWithinTheMinute: true });
      }),
    );
  }
  for (const id of ids) expect((await lastUse(id))?.lastUsedAddress).toBe('replica');
});

test('what a revoke leaves behind is forgotten, and nothing else', async () => {
  const [gone, kept] = [await makeToken(), await makeToken()];
  for (const { id } of [gone, kept]) use(id, new Date(), null);
  await flushUses();
  await revokeTokens(actor, { kind: 'ids', ids: [gone.id] });
  use(gone.id, new Date(Date.now() + 1000), null);
  await flushUses();
  await forgetUsesOfRevoked();
  const left = await db().tokenUse.findMany({ where: { tokenId: { in: [gone.id, kept.id] } } });
  expect(left.map(({ tokenId }) => tokenId)).toEqual([kept.id]);
});

test('revokes of the same tokens at the same time: no deadlock, and nothing is left behind', async () => {
  for (let round = 0; round < 10; round++) {
    const tokens = [];
    for (let i = 0; i < 40; i += 5) tokens.push(...(await Promise.all(Array.from({ length: 5 }, makeToken))));
    for (const { id } of tokens.toReversed()) use(id, new Date(), null);
    const ids = tokens.map(({ id }) => id);
    const [, revoked] = await Promise.all([
      writePending(usual),
      revokeTokens(actor, { kind: 'ids', ids }),
      writePending(usual),
    ]);
    expect(revoked).toMatchObject({ ok: true, value: { revoked: 40 } });
    await flushUses();
  }
});

test('more than one batch is written whole', async () => {
  const rows = Array.from({ length: 2500 }, (_, i) => ({
    id: randomUUID(),
    accountId: actor.accountId,
    name: `n${i}`,
    digest: randomBytes(32),
    hint: 'abcd',
    unrestricted: true,
    createdBy: 'test',
  }));
  await db().token.createMany({ data: rows });
  for (const { id } of rows) use(id, new Date(), 'batch');
  await flushUses();
  expect(await db().tokenUse.count({ where: { address: 'batch' } })).toBe(2500);
});
