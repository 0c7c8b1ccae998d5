import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { change } from '@/lib/accounts/actor/change';
import { setContactAddresses } from '@/lib/accounts/contact';
import { changePassword } from '@/lib/accounts/passwords/change-password';
import { endSession } from '@/lib/accounts/sessions/sessions';
import { suspendAccount } from '@/lib/accounts/suspend';
import type { AccountActor, Actor, TokenActor } from '@/lib/actor/actor';
import { limitedTo, unrestricted } from '@/lib/actor/rights';
import { db } from '@/lib/db/client';
import { anAccount, aSessionOf, aToken, aTokenOf, PASSWORD, unlimited } from '@/lib/testing/accounts';
import { heldUp } from '@/lib/testing/held-up';
import { createToken } from '@/lib/tokens/create-token';
import { createTokenOnce } from '@/lib/tokens/idempotency';
import { renameToken } from '@/lib/tokens/rename-token';
import { revokeToken, revokeTokens } from '@/lib/tokens/revoke-tokens';

/** Every change that an actor can make, done to a token or another session of its account. */
type Change<A extends Actor> = (actor: A, target: string, session: string) => Promise<unknown>;
const everything = { kind: 'matching', filter: { search: '' }, asOf: new Date(8.64e15) } as const;

const ofAnyActor: Record<string, Change<Actor>> = {
  create: (actor) => createToken(actor, unlimited('made')),
  'create once': (actor) => createTokenOnce(actor, 'key', {}, unlimited('made')),
  rename: (actor, target) => renameToken(actor, target, { name: 'renamed' }),
  revoke: (actor, target) => revokeToken(actor, target),
  'revoke many': (actor, target) => revokeTokens(actor, { kind: 'ids', ids: [target] }),
  'revoke all that match': (actor) => revokeTokens(actor, everything),
  'contact addresses': (actor) => setContactAddresses(actor, { first: 'thief@example.com', second: null }),
};
const ofSessions: Record<string, Change<AccountActor>> = {
  ...ofAnyActor,
  password: (actor) => changePassword(actor, { current: PASSWORD, password: 'chosen by a thief' }),
  'end a session': (actor, _target, session) => endSession(actor, session),
};

type End = { code: string; sql: string };
const suspension: End = {
  code: 'owner_suspended',
  sql: 'UPDATE account SET suspended_at = clock_timestamp() WHERE id = $2 AND $1::uuid IS NOT NULL',
};
const endsOfTokens: Record<string, End> = {
  revoke: { code: 'not_found', sql: 'DELETE FROM token WHERE id = $1 AND account_id = $2' },
  expiry: {
    code: 'expired',
    sql: 'UPDATE token SET expires_at = clock_timestamp() WHERE id = $1 AND account_id = $2',
  },
  suspension,
};
const endsOfSessions: Record<string, End> = {
  end: { code: 'not_found', sql: 'DELETE FROM session WHERE id = $1 AND account_id = $2' },
  expiry: {
    code: 'not_found',
    sql: 'UPDATE session SET expires_at = clock_timestamp() WHERE id = $1 AND account_id = $2',
  },
  suspension,
};

const pairs = <One, Other>(changes: Record<string, One>, ends: Record<string, Other>) =>
  Object.entries(changes).flatMap(([name, one]) =>
    Object.entries(ends).map(([end, other]) => [name, end, one, other] as const),
  );

/** All that a change could have changed. */
async function stateOf({ accountId }: Actor, own: string) {
  const where = { accountId };
  return {
    tokens: await db().token.findMany({ where: { ...where, id: { not: own } }, orderBy: { id: 'asc' } }),
    sessions: await db().session.count({ where: { ...where, id: { not: own } } }),
    keys: await db().idempotencyKey.count({ where }),
    events: await db().auditEvent.count({ where }),
    account: await db().account.findUnique({
      where: { id: accountId },
      select: { contactEmail: true, passwordHash: true },
    }),
  };
}

async function expectRefused(actor: Actor, own: string, run: () => Promise<unknown>, { sql, code }: End) {
  const before = await stateOf(actor, own);
  const end = (client: pg.Client) => client.query(sql, [own, actor.accountId]);
  const outcome = await heldUp(actor.accountId, run, end);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { code } });
  expect(await stateOf(actor, own)).toEqual(before);
}

describe('a change that a token began', () => {
  test.each(pairs(ofAnyActor, endsOfTokens))('%s: is refused after its %s', async (_name, _end, run, end) => {
    const owner = await anAccount();
    const { token } = await aToken(owner, 'target');
    const actor = await aTokenOf(owner, unrestricted);
    await expectRefused(actor, actor.tokenId, () => run(actor, token.id, ''), end);
  });
});

describe('a change that a session began', () => {
  test.each(pairs(ofSessions, endsOfSessions))(
    '%s: is refused after its %s',
    async (_name, _end, run, end) => {
      const actor = await anAccount();
      const { token } = await aToken(actor, 'target');
      const other = await aSessionOf(actor.accountId);
      await expectRefused(actor, actor.sessionId, () => run(actor, token.id, other), end);
    },
  );
});

test("a session's own end finds it ended, which is no failure", async () => {
  const actor = await anAccount();
  const end = (client: pg.Client) => client.query('DELETE FROM session WHERE id = $1', [actor.sessionId]);
  expect(await heldUp(actor.accountId, () => endSession(actor, actor.sessionId), end)).toMatchObject({
    status: 'fulfilled',
  });
});

describe('a token has the rights that it has when the change is made', () => {
  const narrow = (actor: TokenActor, features: string) => (client: pg.Client) =>
    client.query('UPDATE token SET unrestricted = false, features = $2::text[] WHERE id = $1', [
      actor.tokenId,
      features,
    ]);

  test.each(Object.entries(ofAnyActor))(
    '%s: without the feature it needs it is forbidden',
    async (_name, run) => {
      const owner = await anAccount();
      const { token } = await aToken(owner, 'target');
      const actor = await aTokenOf(owner, unrestricted);
      const before = await stateOf(actor, actor.tokenId);
      const outcome = await heldUp(
        owner.accountId,
        () => run(actor, token.id, ''),
        narrow(actor, '{verify}'),
      );
      expect(outcome).toMatchObject({ status: 'fulfilled', value: { ok: false } });
      expect(await stateOf(actor, actor.tokenId)).toEqual(before);
    },
  );

  test('it hands out no more than it has kept', async () => {
    const owner = await anAccount();
    const actor = await aTokenOf(owner, unrestricted);
    const wanted = {
      ...unlimited('more'),
      rights: { kind: 'limited' as const, features: ['diskusage' as const] },
    };
    const create = () => createToken(actor, wanted);
    expect(await heldUp(owner.accountId, create, narrow(actor, '{apitokens}'))).toMatchObject({
      value: { ok: false, error: { kind: 'forbidden' } },
    });
  });

  test('its event tells the name that it has now', async () => {
    const owner = await anAccount();
    const actor = await aTokenOf(owner, limitedTo(['updatecontact']));
    const rename = (client: pg.Client) =>
      client.query("UPDATE token SET name = 'now' WHERE id = $1", [actor.tokenId]);
    const set = () => setContactAddresses(actor, { first: 'a@example.com', second: null });
    expect(await heldUp(owner.accountId, set, rename)).toMatchObject({ value: { ok: true } });
    const event = await db().auditEvent.findFirst({
      where: { accountId: owner.accountId, action: 'contact.changed' },
    });
    expect(event).toMatchObject({ actorName: 'now', actorId: actor.tokenId });
  });
});

test('a token of another account is none, whatever the actor says', async () => {
  const [owner, other] = [await anAccount(), await anAccount()];
  const { tokenId } = await aTokenOf(other, unrestricted);
  const actor = { ...(await aTokenOf(owner, unrestricted)), tokenId };
  await expect(createToken(actor, unlimited('made'))).rejects.toMatchObject({ code: 'not_found' });
  const mixed = { ...owner, sessionId: other.sessionId };
  await expect(createToken(mixed, unlimited('made'))).rejects.toMatchObject({ code: 'not_found' });
});

const ends: [string, (owner: AccountActor, actor: TokenActor) => Promise<unknown>][] = [
  ['a revoke', (owner, { tokenId }) => revokeToken(owner, tokenId)],
  ['a suspension', (owner) => suspendAccount(owner.name)],
  ['a delete that locks no account', (_, { tokenId }) => db().token.delete({ where: { id: tokenId } })],
];

test.each(ends)('%s waits for a change that has begun', async (_name, end) => {
  const owner = await anAccount();
  const actor = await aTokenOf(owner, unrestricted);
  const order: string[] = [];
  let ended: Promise<unknown> | undefined;
  await change(actor, async (tx) => {
    ended = end(owner, actor).then(() => order.push('ended'));
    for (let waiting = 0; waiting === 0 && order.length === 0; ) {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT pid FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))`;
      waiting = rows.length;
    }
    order.push('changed');
  });
  await ended;
  expect(order).toEqual(['changed', 'ended']);
});
