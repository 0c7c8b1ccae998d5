import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { AccountActor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { anAccount } from '@/lib/testing/accounts';
import { searchNames } from '@/lib/tokens/listing/search-names';

// Names that differ in case alone are equal where the names end that a search brings along.
const names = ['aa', 'aA', 'Aa', 'AA', 'ab', 'aB', 'Ab', 'b', 'B', 'ba', 'c-a', 'C-A', 'cc'];
let owner: AccountActor;

beforeAll(async () => {
  owner = await anAccount();
  for (const [at, name] of names.entries()) {
    const expiresAt = [null, new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)][at % 3];
    const digest = createHash('sha256').update(`${owner.accountId} ${name}`).digest();
    await db().token.create({
      data: {
        id: randomUUID(),
        accountId: owner.accountId,
        name,
        digest,
        hint: 'abcd',
        unrestricted: true,
        createdBy: 'test',
        expiresAt,
      },
    });
  }
});

test('however few names it brings along, it counts each match once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('a', 'A', 'b', 'aa', 'c', '-', '%', 'no'),
      fc.integer({ min: 0, max: 15 }),
      async (search, few) => {
        const meant = names.filter((name) => name.toLowerCase().includes(search.toLowerCase()));
        const found = await searchNames(owner.accountId, search, few);
        expect(found.names?.toSorted() ?? null).toEqual(meant.length <= few ? meant.toSorted() : null);
        const state = (rest: number) => meant.filter((name) => names.indexOf(name) % 3 === rest).length;
        expect(await found.count()).toEqual({
          all: meant.length,
          active: state(0),
          expired: state(1),
          expiring: state(2),
        });
      },
    ),
    { numRuns: 100 },
  );
});
