import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { config, setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';
import { closeConnections } from '@/lib/db/close';
import { lookUp } from '@/lib/db/lookup/lookup';
import { isConflict, isConnectionLost, isDatabaseUnavailable } from '@/lib/db/unavailable';
import { writeUses } from '@/lib/db/use-writer';
import { Meeting } from '@/lib/testing/meeting';
import { otherDatabase } from '@/test/addresses';

const SOME_DIGEST = 'ab'.repeat(32);

/** Every way in which the product asks the database. */
const ways: [string, () => Promise<unknown>][] = [
  ['a model call', () => db().account.count()],
  ['raw SQL', () => db().$queryRaw`SELECT 1`],
  ['a model call in a transaction', () => db().$transaction((tx) => tx.account.count())],
  ['raw SQL in a transaction', () => db().$transaction((tx) => tx.$executeRaw`SELECT 1`)],
  ['a look-up', () => lookUp(SOME_DIGEST)],
  [
    'the writer of last uses',
    () => writeUses([{ id: crypto.randomUUID(), at: 1, address: null }], { evenWithinTheMinute: true }),
  ],
];

const urlWith = (change: Partial<URL>): string => Object.assign(new URL(url), change).href;

const errorOf = (act: () => Promise<unknown>): Promise<unknown> =>
  act().then(
    () => expect.unreachable('It did not fail.'),
    (error: unknown) => error,
  );

let admin: pg.Client;
let url: URL;
let database: string;

beforeEach(async () => {
  url = new URL(config().DATABASE_URL ?? '');
  database = url.pathname.slice(1);
  admin = new pg.Client({ connectionString: otherDatabase('postgres').superuserUrl });
  await admin.connect();
});

afterEach(async () => {
  await closeConnections();
  setConfig({ DATABASE_URL: url.href });
  await admin.end();
});

describe.each(ways)('%s', (_, ask) => {
  test('is unavailable while the database lets nobody in, and answers again afterwards', async () => {
    await ask();
    await admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`);
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
      database,
    ]);
    // The first may meet the connection that was cut (57P01), the others the closed door (55000).
    for (let tries = 0; tries < 3; tries++) expect(isDatabaseUnavailable(await errorOf(ask))).toBe(true);
    await admin.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true`);
    await ask();
  });

  test('is unavailable when nobody listens, when the name leads nowhere, and with a wrong password', async () => {
    for (const change of [
      { port: '1' },
      { hostname: 'nowhere.invalid' },
      { password: 'wrong' },
      { pathname: '/gone' },
    ]) {
      await closeConnections();
      setConfig({ DATABASE_URL: urlWith(change) });
      expect(isDatabaseUnavailable(await errorOf(ask)), JSON.stringify(change)).toBe(true);
    }
  });

  test('is unavailable when its role has no connection left (53300)', async () => {
    const role = `crowd_${crypto.randomUUID().replaceAll('-', '')}`;
    await admin.query(`CREATE ROLE ${role} LOGIN SUPERUSER PASSWORD 'crowd'`);
    await admin.query(`ALTER ROLE ${role} NOSUPERUSER CONNECTION LIMIT 0`);
    setConfig({ DATABASE_URL: urlWith({ username: role, password: 'crowd' }) });
    expect(isDatabaseUnavailable(await errorOf(ask))).toBe(true);
    await closeConnections();
    await admin.query(`DROP ROLE ${role}`);
  });
});

test('a change in a read-only database is unavailable (25006), by every way that changes', async () => {
  await admin.query(`ALTER DATABASE ${database} SET default_transaction_read_only = on`);
  const id = crypto.randomUUID();
  const changes: (() => Promise<unknown>)[] = [
    () => db().account.deleteMany({ where: { id } }),
    () => db().$executeRaw`DELETE FROM token WHERE id = ${id}::uuid`,
    () => db().$transaction((tx) => tx.account.deleteMany({ where: { id } })),
    () => writeUses([{ id, at: 1, address: null }], { evenWithinTheMinute: true }),
    () => lookUp(SOME_DIGEST),
  ];
  for (const change of changes)
    expect(isDatabaseUnavailable(await errorOf(change)), String(change)).toBe(true);
  await admin.query(`ALTER DATABASE ${database} RESET default_transaction_read_only`);
});

test('a statement that the server cancels is unavailable (57014)', async () => {
  const slow = errorOf(() => db().$queryRaw`SELECT 'to be cancelled', pg_sleep(20)::text`);
  await untilRuns('to be cancelled', 'pg_cancel_backend');
  const error = await slow;
  expect([isDatabaseUnavailable(error), isConnectionLost(error)]).toEqual([true, false]);
});

test('a connection that is ended under a statement is lost (57P01)', async () => {
  const inPrisma = errorOf(() =>
    db().$transaction((tx) => tx.$queryRaw`SELECT 'to be ended', pg_sleep(20)::text`),
  );
  await untilRuns('to be ended', 'pg_terminate_backend');
  const error = await inPrisma;
  expect([isDatabaseUnavailable(error), isConnectionLost(error)]).toEqual([true, true]);
});

describe('a transaction that another one was in the way of is a conflict', () => {
  const use = () => ({ tokenId: crypto.randomUUID(), at: new Date(), address: null });
  const at = new Date(0);

  test.each(['a model call', 'raw SQL'])('for want of serializability (40001), in %s', async (way) => {
    const data = use();
    const where = { tokenId: data.tokenId };
    await db().tokenUse.create({ data });
    const error = await errorOf(() =>
      db().$transaction(
        async (tx) => {
          await tx.tokenUse.findUnique({ where });
          await db().tokenUse.update({ where, data: { at } });
          if (way === 'raw SQL')
            await tx.$executeRaw`DELETE FROM token_use WHERE token_id = ${data.tokenId}::uuid`;
          else await tx.tokenUse.delete({ where });
        },
        { isolationLevel: 'Serializable' },
      ),
    );
    expect([isConflict(error), isDatabaseUnavailable(error), isConnectionLost(error)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test.each(['a model call', 'raw SQL'])('for a deadlock (40P01), in %s', async (way) => {
    const [one, other] = [use(), use()];
    await db().tokenUse.createMany({ data: [one, other] });
    const both = new Meeting(2);
    const inOrder = (first: typeof one, second: typeof one) =>
      db().$transaction(async (tx) => {
        const touch = ({ tokenId }: typeof one) =>
          way === 'raw SQL'
            ? tx.$executeRaw`UPDATE token_use SET at = now() WHERE token_id = ${tokenId}::uuid`
            : tx.tokenUse.update({ where: { tokenId }, data: { at } });
        await touch(first);
        await both.arrive();
        await touch(second);
      });
    const outcomes = await Promise.allSettled([inOrder(one, other), inOrder(other, one)]);
    const failed = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(failed.map((error) => [isConflict(error), isDatabaseUnavailable(error)])).toEqual([[true, true]]);
  });
});

test('what is wrong with a statement, or with a client, is not the database being away', async () => {
  const wrong = [
    await errorOf(() => db().$queryRaw`SELECT 1 FROM nowhere`),
    await errorOf(() => db().$queryRaw`SELECT 1 / 0`),
    await errorOf(() => db().account.create({ data: { id: 'x' } as never })),
    Object.assign(new Error('aborted'), { code: 'ECONNRESET' }),
    Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write', errno: -32 }),
    new Error('anything'),
    null,
    'text',
  ];
  for (const error of wrong) expect(isDatabaseUnavailable(error), String(error)).toBe(false);
});

/** Waits until a statement with this text runs, then does this to its connection. */
async function untilRuns(text: string, act: 'pg_cancel_backend' | 'pg_terminate_backend'): Promise<void> {
  for (;;) {
    const { rowCount } = await admin.query(
      `SELECT ${act}(pid) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND query LIKE '%' || $1 || '%'`,
      [text],
    );
    if (rowCount) return;
    await pause(5);
  }
}
