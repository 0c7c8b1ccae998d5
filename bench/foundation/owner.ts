import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { AUTH_SECRET } from '@/bench/foundation/latchkey';
import { withClient } from '@/bench/foundation/postgres';

/** An account with tokens, and the session and cookie of a browser that is signed in to it. */
export type Owner = { accountId: string; sessionId: string; cookie: string };

/** Adds an account with `count` tokens in every state, newest and soonest first in no particular order. */
export async function addOwner(databaseUrl: string, username: string, count: number): Promise<Owner> {
  const [accountId, sessionId] = [randomUUID(), randomUUID()];
  await withClient(databaseUrl, async (client) => {
    await client.query("INSERT INTO account (id, username, password_hash) VALUES ($1, $2, 'none')", [
      accountId,
      username,
    ]);
    await client.query(TOKENS, [accountId, count]);
    await client.query(
      "INSERT INTO session (id, account_id, expires_at) VALUES ($1, $2, clock_timestamp() + interval '1 day')",
      [sessionId, accountId],
    );
    await client.query('VACUUM ANALYZE token');
  });
  const value = await encode({ token: { sessionId }, secret: AUTH_SECRET, maxAge: 86_400 });
  return { accountId, sessionId, cookie: `latchkey-session=${value}` };
}

const TOKENS = `
  INSERT INTO token (id, account_id, name, digest, hint, unrestricted, created_by, created_at, expires_at)
  SELECT gen_random_uuid(), $1::uuid, 'Backup-job-' || n, sha256(($1 || ' ' || n)::bytea), 'abcd', true, 'bench',
         clock_timestamp() - random() * interval '900 days',
         CASE n % 4 WHEN 0 THEN NULL ELSE clock_timestamp() + (random() * 400 - 100) * interval '1 day' END
  FROM generate_series(1, $2::int) n`;
