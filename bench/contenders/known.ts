import type { Known } from '@/bench/contenders/answer';
import { databaseUrl } from '@/bench/contenders/serve';
import { withClient } from '@/bench/foundation/postgres';

const PAGE = `
  SELECT encode(t.digest, 'base64') AS digest, t.id, t.name, a.username, array_to_string(t.features, ',') AS features,
         extract(epoch FROM t.expires_at)::float8 * 1000 AS "expiresAt"
  FROM token t JOIN account a ON a.id = t.account_id ORDER BY t.id OFFSET $1 LIMIT 100000`;

/** All tokens of the database, by their digest in base64. */
export async function allTokens(): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  await withClient(databaseUrl(), async (client) => {
    for (let from = 0; ; from += 100_000) {
      const { rows } = await client.query<Known & { digest: string }>(PAGE, [from]);
      for (const { digest, ...token } of rows) known.set(digest, token);
      if (rows.length < 100_000) break;
    }
  });
  return known;
}
