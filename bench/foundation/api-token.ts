import { withClient } from '@/bench/foundation/postgres';
import { digestOf, generateSecret, hintOf } from '@/lib/tokens/secret';

/** Adds a token with all rights to an account, and gives its secret: the way into the API. */
export async function addApiToken(databaseUrl: string, accountId: string): Promise<string> {
  const secret = generateSecret();
  await withClient(databaseUrl, (client) =>
    client.query(
      `INSERT INTO token (id, account_id, name, digest, hint, unrestricted, created_by)
       VALUES (gen_random_uuid(), $1, 'the-benchmark-itself', $2, $3, true, 'bench')`,
      [accountId, digestOf(secret), hintOf(secret)],
    ),
  );
  return secret;
}
