import { expect, test } from 'vitest';
import { anAccount, unlimited } from '@/lib/testing/accounts';
import { createTokenOnce, findCreated } from '@/lib/tokens/idempotency';
import { revokeToken } from '@/lib/tokens/revoke-tokens';

test('what a create with a key has made is found by that key, by its own account alone, as long as it is there', async () => {
  const [owner, other] = [await anAccount(), await anAccount()];
  expect(await findCreated(owner, 'k')).toBeNull();
  const made = await createTokenOnce(owner, 'k', null, unlimited('made'));
  const id = made.ok ? made.value.token.id : '';
  expect(await findCreated(owner, 'k')).toEqual({ id, name: 'made' });
  expect([await findCreated(owner, 'K'), await findCreated(other, 'k')]).toEqual([null, null]);
  await revokeToken(owner, id);
  expect(await findCreated(owner, 'k')).toBeNull();
});

test('one who looks while the create is under way learns what came of it', async () => {
  const owner = await anAccount();
  const [made, found] = await Promise.all([
    createTokenOnce(owner, 'k', null, unlimited('under-way')),
    // Sent after it, on another connection.
    Promise.resolve().then(() => findCreated(owner, 'k')),
  ]);
  // Whichever took the account's lock first: never a token without its name, never an error.
  if (found) expect(found).toEqual({ id: made.ok && made.value.token.id, name: 'under-way' });
  expect(await findCreated(owner, 'k')).toEqual({ id: made.ok && made.value.token.id, name: 'under-way' });
});
