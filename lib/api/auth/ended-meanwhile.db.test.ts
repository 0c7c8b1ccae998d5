import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiListener } from '@/lib/api/listener';
import {
  expire,
  makeAccount,
  makeToken,
  suspend,
  type TestAccount,
  type TestToken,
} from '@/lib/api/testing/accounts';
import { holdRequest } from '@/lib/api/testing/held-request';
import { sendToHono } from '@/lib/api/testing/transports';
import { db } from '@/lib/db/client';
import { heldUp } from '@/lib/testing/held-up';
import { revokeToken } from '@/lib/tokens/revoke-tokens';
import { verdictCounts } from '@/lib/tokens/verify-token-tally';

const server = createServer(apiListener(() => ({ requestId: randomUUID(), address: null })));

beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Made = { method: string; path: string; type: string; headers?: Record<string, string>; body: string };
const json = 'application/json';
const form = 'application/x-www-form-urlencoded';
const create = JSON.stringify({ name: 'made', unrestricted: true });

/** Every request that changes something, aimed at the token `target`. */
const requests: Record<string, (target: TestToken) => Made> = {
  'POST /api/v1/tokens': () => ({ method: 'POST', path: '/api/v1/tokens', type: json, body: create }),
  'POST /api/v1/tokens with an Idempotency-Key': () => ({
    method: 'POST',
    path: '/api/v1/tokens',
    type: json,
    headers: { 'Idempotency-Key': 'key' },
    body: create,
  }),
  'PATCH /api/v1/tokens/{id}': ({ id }) => ({
    method: 'PATCH',
    path: `/api/v1/tokens/${id}`,
    type: json,
    body: '{"name":"renamed"}',
  }),
  'POST /api/v1/tokens/revoke': ({ id }) => ({
    method: 'POST',
    path: '/api/v1/tokens/revoke',
    type: json,
    body: JSON.stringify({ ids: [id] }),
  }),
  'Tokens::create_full_access': () => called('Tokens/create_full_access', 'name=made'),
  'Tokens::create_limited': () => called('Tokens/create_limited', 'name=made&features=verify'),
  'Tokens::rename': ({ name }) => called('Tokens/rename', `name=${name}&new_name=renamed`),
  'Tokens::revoke': ({ name }) => called('Tokens/revoke', `name=${name}`),
  'ContactInformation::set_email_addresses': () =>
    called('ContactInformation/set_email_addresses', 'address=thief@example.com'),
  'ContactInformation::unset_email_addresses': () =>
    called('ContactInformation/unset_email_addresses', 'address=owner@example.com'),
};

function called(name: string, body: string): Made {
  return { method: 'POST', path: `/execute/${name}`, type: form, body };
}

/** How a token ends, with the words that its refusal has. */
const ends: Record<
  string,
  { end: (account: TestAccount, token: TestToken) => Promise<unknown>; says: RegExp }
> = {
  revoke: { end: (account, token) => revokeToken(account.actor, token.id), says: /unknown or was revoked/ },
  expiry: { end: (_, token) => expire(token), says: /has expired/ },
  suspension: { end: (account) => suspend(account), says: /suspended/ },
};

const pairs = Object.entries(requests).flatMap(([name, made]) =>
  Object.entries(ends).map(([end, how]) => [name, end, made, how] as const),
);

async function scene() {
  const account = await makeAccount();
  await db().account.update({ where: { id: account.id }, data: { contactEmail: 'owner@example.com' } });
  return { account, target: await makeToken(account), caller: await makeToken(account) };
}

async function stateOf({ account, caller }: Awaited<ReturnType<typeof scene>>) {
  const accountId = account.id;
  return {
    tokens: await db().token.findMany({
      where: { accountId, id: { not: caller.id } },
      select: { name: true },
    }),
    contact: (await db().account.findUniqueOrThrow({ where: { id: accountId } })).contactEmail,
    keys: await db().idempotencyKey.count({ where: { accountId } }),
    by: await db().auditEvent.count({ where: { accountId, actorId: caller.id } }),
  };
}

function expectRefusal(path: string, status: number, head: string, body: string, says: RegExp): void {
  expect([status, body]).toEqual([401, expect.stringMatching(says)]);
  expect(head).toMatch(/error="invalid_token"/);
  const answer = JSON.parse(body);
  if (path.startsWith('/execute')) expect(answer).toMatchObject({ status: 0, data: null });
  else expect(answer).toMatchObject({ type: '/api/problems/invalid-token' });
}

describe('a request whose body was held back across', () => {
  test.each(pairs)(
    '%s: its token meets its %s, and answers 401',
    async (_name, _end, made, { end, says }) => {
      const before = verdictCounts().valid;
      const it = await scene();
      const { method, path, type, headers, body } = made(it.target);
      const finish = await holdRequest((server.address() as AddressInfo).port, {
        method,
        path,
        body,
        headers: { ...it.caller.bearer, 'Content-Type': type, ...headers },
      });
      // By then the token has been found good.
      await expect.poll(() => verdictCounts().valid).toBe(before + 1);
      const state = await stateOf(it);
      await end(it.account, it.caller);
      const answer = await finish();
      expectRefusal(path, answer.status, answer.head, answer.body, says);
      expect(await stateOf(it)).toEqual(state);
    },
  );
});

describe('a change that waits for its turn', () => {
  const atOnce = {
    ...requests,
    'DELETE /api/v1/tokens/{id}': ({ id }: TestToken): Made => ({
      method: 'DELETE',
      path: `/api/v1/tokens/${id}`,
      type: json,
      body: '',
    }),
  };

  test.each(Object.entries(atOnce))(
    '%s answers 401 when its token was revoked meanwhile',
    async (_name, made) => {
      const it = await scene();
      const { method, path, type, headers, body } = made(it.target);
      const state = await stateOf(it);
      const init = {
        method,
        body: body || undefined,
        headers: { ...it.caller.bearer, 'Content-Type': type, ...headers },
      };
      const outcome = await heldUp(
        it.account.id,
        () => sendToHono(path, init),
        (client) => client.query('DELETE FROM token WHERE id = $1', [it.caller.id]),
      );
      if (outcome.status === 'rejected') throw outcome.reason;
      const { value } = outcome;
      const head = value.headers.get('www-authenticate') ?? '';
      expectRefusal(path, value.status, head, await value.text(), /unknown or was revoked/);
      expect(await stateOf(it)).toEqual(state);
    },
  );
});

test('an idempotent create that is sent again after the revoke of its token tells nothing', async () => {
  const it = await scene();
  const init = {
    method: 'POST',
    body: create,
    headers: { ...it.caller.bearer, 'Content-Type': json, 'Idempotency-Key': 'once' },
  };
  expect((await sendToHono('/api/v1/tokens', init)).status).toBe(201);
  expect((await sendToHono('/api/v1/tokens', init)).status).toBe(409);
  const outcome = await heldUp(
    it.account.id,
    () => sendToHono('/api/v1/tokens', init),
    (client) => client.query('DELETE FROM token WHERE id = $1', [it.caller.id]),
  );
  expect(outcome).toMatchObject({ value: { status: 401 } });
});
