import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { Connection } from '@/lib/api/testing/connection';
import { type ServerProcess, startServerProcess, stopServerProcess } from '@/lib/api/testing/server-process';
import { db } from '@/lib/db/client';

const VERIFIES = 100_000;
const REVOKES = 1_000;
const CONNECTIONS = 32;
const REVOKERS = 4;
const THIEVES = 60;

let servers: ServerProcess[] = [];
let account: TestAccount;
let manager: TestToken;
const tokens: TestToken[] = [];

beforeAll(async () => {
  account = await makeAccount();
  manager = await makeToken(account, { features: ['apitokens'] });
  for (let i = 0; i < REVOKES; i += 8)
    tokens.push(...(await Promise.all(Array.from({ length: 8 }, () => makeToken(account)))));
  servers = await Promise.all([startServerProcess(), startServerProcess()]);
});

afterAll(() => Promise.all(servers.map(stopServerProcess)));

test(`no verify that begins after a revoke was answered passes: ${VERIFIES} verifies, ${REVOKES} revokes, two processes`, {
  timeout: 180_000,
}, async () => {
  /** How many tokens, from the first on, have been sent to be revoked; `answered` those whose revoke was answered. */
  let asked = 0;
  const answered = new Set<TestToken>();
  const statuses = new Map<number, number>();
  const passedAfterRevoke: string[] = [];
  let begun = 0;
  let afterRevoke = 0;

  async function verifyAll(connection: Connection): Promise<void> {
    while (begun < VERIFIES || answered.size < REVOKES) {
      begun++;
      const token = tokens[
        Math.max(0, Math.min(tokens.length - 1, asked + Math.floor(Math.random() * 16) - 8))
      ] as TestToken;
      const revoked = answered.has(token);
      const status = await connection.send('GET', '/api/v1/verify', token.secret);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (revoked) afterRevoke++;
      if (revoked && status === 200) passedAfterRevoke.push(token.id);
    }
  }

  async function revokeAll(connection: Connection): Promise<void> {
    while (asked < REVOKES) {
      if (begun < (asked * VERIFIES) / REVOKES) await new Promise((resolve) => setImmediate(resolve));
      else {
        const token = tokens[asked++] as TestToken;
        const status = await connection.send('DELETE', `/api/v1/tokens/${token.id}`, manager.secret);
        if (status === 204) answered.add(token);
        else throw new Error(`A revoke answered ${status}.`);
      }
    }
  }

  const open = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, i) => Connection.open(servers[i % servers.length]?.port ?? 0)),
    );
  const [verifiers, revokers] = await Promise.all([open(CONNECTIONS), open(REVOKERS)]);
  await Promise.all([...verifiers.map(verifyAll), ...revokers.map(revokeAll)]);
  for (const connection of [...verifiers, ...revokers]) connection.close();

  expect(passedAfterRevoke).toEqual([]);
  expect(answered.size).toBe(REVOKES);
  expect([...statuses.keys()].sort()).toEqual([200, 401]);
  // Both outcomes and many late verifies, or the test would prove nothing.
  expect(begun).toBeGreaterThanOrEqual(VERIFIES);
  expect(afterRevoke).toBeGreaterThan(VERIFIES / 10);
  expect(statuses.get(200)).toBeGreaterThan(VERIFIES / 10);
});

test(`no change of a token ends after its revoke was answered: ${THIEVES} tokens that create others, two processes`, {
  timeout: 120_000,
}, async () => {
  const open = (server: ServerProcess | undefined) => Connection.open(server?.port ?? 0);
  const [one, other, revoker] = await Promise.all([open(servers[0]), open(servers[1]), open(servers[0])]);
  const changesBy = ({ id }: TestToken) =>
    db().auditEvent.count({ where: { accountId: account.id, actorId: id } });
  let created = 0;
  let refused = 0;

  /** Creates tokens until the thief is refused, which it must be once its revoke was answered. */
  async function createAll(connection: Connection, thief: TestToken, prefix: string): Promise<void> {
    for (let n = 0; ; n++) {
      const path = `/execute/Tokens/create_full_access?name=${prefix}-${n}`;
      const status = await connection.send('GET', path, thief.secret);
      if (status !== 200) {
        expect(status).toBe(401);
        refused++;
        return;
      }
      created++;
    }
  }

  for (let round = 0; round < THIEVES; round++) {
    const thief = await makeToken(account);
    const creates = [createAll(one, thief, `one-${round}`), createAll(other, thief, `other-${round}`)];
    // Not before it has made something, so that its requests are on their way.
    while ((await changesBy(thief)) === 0);
    expect(await revoker.send('DELETE', `/api/v1/tokens/${thief.id}`, manager.secret)).toBe(204);
    const known = await changesBy(thief);
    await Promise.all(creates);
    expect(await changesBy(thief)).toBe(known);
  }
  for (const connection of [one, other, revoker]) connection.close();
  expect(refused).toBe(2 * THIEVES);
  expect(created).toBeGreaterThanOrEqual(THIEVES);
});
