import { expect, test } from 'vitest';
import { startSession } from '@/lib/accounts/sessions/sessions';
import { db } from '@/lib/db/client';
import { sweep } from '@/lib/server/start/housekeeping';
import { anAccount } from '@/lib/testing/accounts';

test('a sweep deletes what is over and keeps what is not', async () => {
  const owner = await anAccount();
  const account = { id: owner.accountId, username: owner.name };
  const visitor = { address: null, userAgent: null };
  const [over, idle, running] = await db().$transaction(async (tx) => [
    await startSession(tx, account, visitor),
    await startSession(tx, account, visitor),
    await startSession(tx, account, visitor),
  ]);
  await db().session.update({
    where: { id: idle },
    data: { lastSeenAt: new Date(Date.now() - 25 * 3_600_000) },
  });
  await db().session.update({ where: { id: over }, data: { expiresAt: new Date(0) } });
  const failures = 1;
  await db().signInThrottle.createMany({
    data: [
      { key: 'old', failures, lastFailureAt: new Date(Date.now() - 25 * 3_600_000) },
      { key: 'new', failures, lastFailureAt: new Date() },
    ],
  });
  await sweep();
  expect((await db().session.findMany({ orderBy: { createdAt: 'asc' } })).map(({ id }) => id)).toEqual([
    owner.sessionId,
    running,
  ]);
  expect((await db().signInThrottle.findMany()).map(({ key }) => key)).toEqual(['new']);
});
