import { beforeEach, expect, test } from 'vitest';
import { beginAttempt, forgiveAttempt, reportOnce, takeBackAttempt } from '@/lib/accounts/throttle/attempts';
import { deviceCounters, passwordCounters, strangerCounters } from '@/lib/accounts/throttle/counters';
import { forgetOldFailures, MOST_ROWS } from '@/lib/accounts/throttle/rows';
import { db } from '@/lib/db/client';

beforeEach(async () => {
  await db().signInThrottle.deleteMany();
});

const from = (network: number) => `192.0.2.${network}`;
const begin = (login: string, network: number) => beginAttempt(strangerCounters(login, from(network)));
const rows = () => db().signInThrottle.findMany({ orderBy: { key: 'asc' } });

async function lockNetwork(network: number): Promise<void> {
  for (let n = 0; n < 21; n++) await begin(`filler-${n}`, network);
  await lengthen(`network:${from(network)}`);
}

/** On a loaded machine a short lock could be over before it is looked at. */
async function lengthen(key: string): Promise<void> {
  await db()
    .$executeRaw`UPDATE sign_in_throttle SET locked_until = clock_timestamp() + interval '1 hour' WHERE key = ${key}`;
}

/** Failures that were counted a while ago: the next one locks for minutes, which no machine is too slow for. */
async function countedBefore(key: string, failures: number): Promise<void> {
  const lastFailureAt = new Date(Date.now() - 3_600_000);
  await db().signInThrottle.create({ data: { key, failures, lastFailureAt } });
}

test('many at once cannot slip through: of 60 attempts at one login one is let through, and locks', async () => {
  const [, , pair] = strangerCounters('alice', from(1));
  await countedBefore(pair?.key ?? '', 8);
  const attempts = await Promise.all(Array.from({ length: 60 }, () => begin('alice', 1)));
  expect(attempts.filter(({ allowed }) => allowed)).toHaveLength(1);
});

test('many at once from one network at many logins: who is refused leaves no rows', async () => {
  await countedBefore(`network:${from(1)}`, 30);
  const attempts = await Promise.all(Array.from({ length: 60 }, (_, n) => begin(`login-${n}`, 1)));
  expect(attempts.filter(({ allowed }) => allowed)).toHaveLength(1);
  expect(await rows()).toHaveLength(3);
});

test('a locked network changes no row and makes none, however many try', async () => {
  await begin('alice', 2);
  await lockNetwork(1);
  const before = await rows();
  const attempts = await Promise.all(
    Array.from({ length: 40 }, (_, n) => begin(n % 2 ? 'alice' : `new-${n}`, 1)),
  );
  expect(attempts.every(({ allowed }) => !allowed)).toBe(true);
  expect(await rows()).toEqual(before);
  expect(await begin('alice', 2)).toMatchObject({ allowed: true });
});

test('a browser that is known gets in while strangers lock its login and its network', async () => {
  await lockNetwork(1);
  const storm = Array.from({ length: 30 }, (_, n) => begin('alice', 2 + (n % 8)));
  const owner = await beginAttempt(deviceCounters('the nonce of alice'));
  await Promise.all(storm);
  expect(owner.allowed).toBe(true);
  if (!owner.allowed) return;
  await db().$transaction((tx) => forgiveAttempt(tx, owner.counted));
  expect(await beginAttempt(deviceCounters('the nonce of alice'))).toMatchObject({ allowed: true });
});

test('a known browser, and a current password, have waits too', async () => {
  for (const counters of [deviceCounters('a nonce'), passwordCounters(crypto.randomUUID())]) {
    await countedBefore(counters[0]?.key ?? '', 8);
    const attempts = await Promise.all(Array.from({ length: 20 }, () => beginAttempt(counters)));
    expect(attempts.filter(({ allowed }) => allowed)).toHaveLength(1);
  }
});

test('an attempt that is taken back is as if it had not been made, also among others', async () => {
  const first = await begin('alice', 1);
  const before = await rows();
  const others = await Promise.all([begin('alice', 1), begin('alice', 1)]);
  for (const other of others) if (other.allowed) await takeBackAttempt(other.counted);
  const counts = (all: typeof before) =>
    all.map(({ key, failures, lockedUntil }) => ({ key, failures, lockedUntil }));
  expect(counts(await rows())).toEqual(counts(before));
  if (first.allowed) await takeBackAttempt(first.counted);
  expect(await rows()).toEqual([]);
});

test('attempts and their ends in any order do not wait for each other for ever', async () => {
  const all = Array.from({ length: 80 }, async (_, n) => {
    const attempt = await begin(`login-${n % 3}`, n % 4);
    if (!attempt.allowed) return;
    if (n % 2) await takeBackAttempt(attempt.counted);
    else await db().$transaction((tx) => forgiveAttempt(tx, attempt.counted));
  });
  await Promise.all(all);
  expect((await rows()).filter(({ failures }) => failures > 0)).toEqual([]);
});

test('a lock is reported once, however many it refuses, and the next lock again', async () => {
  for (let n = 0; n < 3; n++) await begin('alice', 1);
  let reports = 0;
  const refused = async () => {
    const attempt = await begin('alice', 1);
    if (!attempt.allowed && !attempt.reported) await reportOnce(attempt.lock, async () => void reports++);
    return attempt;
  };
  const [, , { key }] = strangerCounters('alice', from(1)) as [unknown, unknown, { key: string }];
  await lengthen(key);
  await Promise.all(Array.from({ length: 20 }, refused));
  expect(reports).toBe(1);
  expect(await refused()).toMatchObject({ allowed: false, reported: true });
  await lengthen(key);
  await refused();
  expect(reports).toBe(2);
});

test('the rows of a network, and all rows, are bounded: the oldest are forgotten', async () => {
  await fill('old', from(1), MOST_ROWS.network + 50);
  await begin('alice', 1);
  expect(await db().signInThrottle.count({ where: { network: from(1) } })).toBe(MOST_ROWS.network);
  expect(await db().signInThrottle.count({ where: { network: from(1), failures: 1 } })).toBe(2);
  await fill('older', null, MOST_ROWS.all);
  await begin('bob', 2);
  expect(await db().signInThrottle.count()).toBe(MOST_ROWS.all);
  expect((await begin('bob', 2)).allowed).toBe(true);
  expect(await db().signInThrottle.count()).toBe(MOST_ROWS.all);
});

async function fill(name: string, network: string | null, count: number): Promise<void> {
  await db().$executeRaw`
    INSERT INTO sign_in_throttle (key, network, failures, last_failure_at)
    SELECT ${name} || n, ${network}, 9, clock_timestamp() - interval '1 hour' FROM generate_series(1, ${count}::int) n`;
}

test('what is older than a day is forgotten', async () => {
  await begin('alice', 1);
  await db().$executeRaw`UPDATE sign_in_throttle SET last_failure_at = last_failure_at - interval '25 hours'`;
  await begin('bob', 2);
  await forgetOldFailures();
  expect(await rows()).toHaveLength(3);
});
