import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { unrestricted } from '@/lib/actor/rights';
import { config } from '@/lib/config';
import { closeDatabase } from '@/lib/db/client';
import { anAccount, aTokenOf, unlimited } from '@/lib/testing/accounts';
import { createToken } from '@/lib/tokens/create-token';

afterAll(closeDatabase);

it('a token that floods its account with changes leaves connections for the changes of others', async () => {
  const [flooded, other] = [await anAccount(), await anAccount()];
  const thief = await aTokenOf(flooded, unrestricted);
  // Holds the account's lock, as a long change would.
  const holder = new pg.Client({ connectionString: config().DATABASE_URL });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE', [flooded.accountId]);

  const flood = Array.from({ length: 15 }, (_, i) => createToken(thief, unlimited(`flood-${i}`)));
  const made = await createToken(other, unlimited('mine'));
  expect(made.ok).toBe(true);

  await holder.query('COMMIT');
  await holder.end();
  expect((await Promise.all(flood)).every(({ ok }) => ok)).toBe(true);
});
