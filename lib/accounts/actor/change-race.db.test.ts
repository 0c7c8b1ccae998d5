import { afterAll, expect, test } from 'vitest';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import { setContactAddresses } from '@/lib/accounts/contact';
import { setPassword } from '@/lib/accounts/passwords/change-password';
import { endSession } from '@/lib/accounts/sessions/sessions';
import { resumeAccount, suspendAccount } from '@/lib/accounts/suspend';
import { unrestricted } from '@/lib/actor/rights';
import { closeDatabase, db } from '@/lib/db/client';
import { anAccount, aSessionOf, aToken, aTokenOf, unlimited } from '@/lib/testing/accounts';
import { createToken } from '@/lib/tokens/create-token';
import { createTokenOnce } from '@/lib/tokens/idempotency';
import { renameToken } from '@/lib/tokens/rename-token';
import { revokeToken, revokeTokens } from '@/lib/tokens/revoke-tokens';

const ROUNDS = 25;
const addresses = (name: string) => ({ first: `${name}@example.com`, second: null });

/** Every change but for those whose actor was refused; any other failure fails the test. */
async function settled(changes: Promise<unknown>[]): Promise<unknown[]> {
  const outcomes = await Promise.allSettled(changes);
  return outcomes.flatMap((outcome) => {
    if (outcome.status === 'fulfilled') return [outcome.value];
    if (outcome.reason instanceof ActorRefused) return [];
    throw outcome.reason;
  });
}

/** The actors of an account's events in the order in which they were written: changes of one account do not overlap. */
async function actorsOf(accountId: string) {
  return db().auditEvent.findMany({
    where: { accountId },
    orderBy: { id: 'asc' },
    select: { action: true, actorId: true, tokenId: true },
  });
}

test(`no change of a token ends after its revoke, in ${ROUNDS} races`, async () => {
  let refused = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const owner = await anAccount();
    const { token } = await aToken(owner, 'target');
    const actor = await aTokenOf(owner, unrestricted);
    const changes = [
      () => createToken(actor, unlimited('one')),
      () => createTokenOnce(actor, 'key', {}, unlimited('two')),
      () => renameToken(actor, token.id, { name: 'three' }),
      () => revokeToken(owner, actor.tokenId),
      () => setContactAddresses(actor, addresses('four')),
      () => revokeTokens(actor, { kind: 'ids', ids: [token.id] }),
    ];
    // Each round the revoke is begun at another place among the changes.
    const first = round % changes.length;
    const done = await settled([...changes.slice(first), ...changes.slice(0, first)].map((begin) => begin()));
    refused += changes.length - done.length;
    const events = await actorsOf(owner.accountId);
    const revoke = events.findIndex(
      ({ action, tokenId }) => action === 'token.revoked' && tokenId === actor.tokenId,
    );
    expect(revoke).toBeGreaterThan(0);
    expect(events.slice(revoke).filter(({ actorId }) => actorId === actor.tokenId)).toEqual([]);
  }
  // Or the revoke always came last, and the test proved nothing.
  expect(refused).toBeGreaterThan(ROUNDS / 5);
});

test(`no change of a session ends after the session did, in ${ROUNDS} races`, async () => {
  let refused = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const owner = await anAccount();
    const thief = { ...owner, sessionId: await aSessionOf(owner.accountId) };
    let ended = false;
    const end = endSession(owner, thief.sessionId).then(() => {
      ended = true;
    });
    const late: string[] = [];
    const attempt = async (name: string) => {
      // What begins after the end was answered must be refused.
      const tooLate = ended;
      const done = await settled([createToken(thief, unlimited(name))]);
      if (done.length === 0) refused++;
      else if (tooLate) late.push(name);
    };
    await Promise.all([end, ...Array.from({ length: 4 }, (_, n) => attempt(`first-${n}`))]);
    await Promise.all(Array.from({ length: 2 }, (_, n) => attempt(`then-${n}`)));
    expect(late).toEqual([]);
  }
  expect(refused).toBeGreaterThanOrEqual(ROUNDS * 2);
});

test(`changes of one account never wait for each other for good, in ${ROUNDS} rounds of all at once`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const owner = await anAccount();
    const other = { ...owner, sessionId: await aSessionOf(owner.accountId) };
    const [a, b] = [await aTokenOf(owner, unrestricted), await aTokenOf(owner, unrestricted)];
    const both = [a.tokenId, b.tokenId];
    await settled([
      revokeToken(a, b.tokenId),
      revokeToken(b, a.tokenId),
      revokeToken(a, a.tokenId),
      revokeTokens(owner, { kind: 'ids', ids: both }),
      revokeTokens(b, { kind: 'ids', ids: both.toReversed() }),
      renameToken(a, b.tokenId, { name: a.name }),
      renameToken(b, a.tokenId, { name: b.name }),
      renameToken(a, a.tokenId, { name: 'itself' }),
      setContactAddresses(owner, addresses('owner')),
      setContactAddresses(a, addresses('token')),
      endSession(owner, other.sessionId),
      endSession(other, owner.sessionId),
      setPassword(owner.name, 'set by the operator'),
      suspendAccount(owner.name),
      resumeAccount(owner.name),
      createToken(other, unlimited('made')),
    ]);
  }
});

// change() begins anew after a deadlock, which would hide one.
afterAll(async () => {
  expect(await deadlocksOnceWritten()).toEqual([{ deadlocks: 0n }]);
});

/** PostgreSQL's own count, which each connection adds to when it ends. */
async function deadlocksOnceWritten() {
  await closeDatabase();
  for (;;) {
    const others = await db().$queryRaw<unknown[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    if (others.length === 0) break;
  }
  return db().$queryRaw<{ deadlocks: bigint }[]>`
    SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`;
}
