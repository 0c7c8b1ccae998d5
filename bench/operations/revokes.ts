import { randomUUID } from 'node:crypto';
import { apiClient } from '@/bench/foundation/api-client';
import { addApiToken } from '@/bench/foundation/api-token';
import { addOwner, type Owner } from '@/bench/foundation/owner';
import { withClient } from '@/bench/foundation/postgres';
import { timed } from '@/bench/foundation/stopwatch';
import type { Measured } from '@/bench/operations/samples';

type Stage = { databaseUrl: string; url: string };

/**
 * Revokes all of `count` tokens at once. `by: 'select all'` calls what that button calls, in this process,
 * since the API takes at most 1000 ids a request; `by: 'API'` sends the ids over HTTP. Each round has
 * accounts of its own, because what was revoked is gone.
 */
export async function revokes(
  stage: Stage,
  { count, rounds, by }: { count: number; rounds: number; by: 'API' | 'select all' },
): Promise<Measured> {
  const tokens = count === 1 ? '1 token' : `${count.toLocaleString('en')} tokens`;
  const measured: Measured = { operation: `revoke ${tokens}, ${by}`, ours: [], bare: [] };
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const [mine, other] = [await owner(stage, count), await owner(stage, count)];
    const ours = by === 'API' ? await overHttp(stage, mine.accountId) : await selectAll(mine, count);
    const bare = await bareDelete(stage, other.accountId);
    if (round === 0) continue;
    measured.ours.push(ours);
    measured.bare.push(bare);
  }
  return measured;
}

function owner({ databaseUrl }: Stage, count: number): Promise<Owner> {
  return addOwner(databaseUrl, `r-${randomUUID().slice(0, 18)}`, count);
}

async function overHttp({ databaseUrl, url }: Stage, accountId: string): Promise<number> {
  const { rows } = await withClient(databaseUrl, (client) =>
    client.query<{ id: string }>('SELECT id FROM token WHERE account_id = $1', [accountId]),
  );
  const ids = rows.map(({ id }) => id);
  const api = apiClient(url, await addApiToken(databaseUrl, accountId));
  // Connects, and has the token looked up once, as any program that is at work has.
  await api.send('GET', '/api/v1/tokens?limit=1', 200);
  const taken = await timed(async () => {
    const answer = JSON.parse(await api.send('POST', '/api/v1/tokens/revoke', 200, { ids }));
    if (answer.revoked !== ids.length)
      throw new Error(`Only ${answer.revoked} of ${ids.length} were revoked.`);
  });
  api.close();
  return taken;
}

async function selectAll({ accountId, sessionId }: Owner, count: number): Promise<number> {
  // Loaded late: it imports the generated client, which a fresh clone has once the server has started.
  const { revokeTokens } = await import('@/lib/tokens/revoke-tokens');
  const actor = {
    kind: 'account',
    accountId,
    name: 'bench',
    sessionId,
    address: null,
  } as const;
  return timed(async () => {
    const asOf = new Date(Date.now() + 1000);
    const result = await revokeTokens(actor, { kind: 'matching', filter: { search: '' }, asOf });
    if (!result.ok || result.value.revoked !== count)
      throw new Error(`Not revoked: ${JSON.stringify(result)}`);
  });
}

/** The same rows deleted, and the same events written, in two plain statements of one transaction. */
function bareDelete({ databaseUrl }: Stage, accountId: string): Promise<number> {
  return withClient(databaseUrl, (client) =>
    timed(async () => {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO audit_event (account_id, deed, actor_kind, actor_name, token_id, token_name, details)
         SELECT account_id, 'token.revoked', 'account', 'bench', id, name,
                jsonb_build_object('hint', hint, 'expiresAt', expires_at)
         FROM token WHERE account_id = $1`,
        [accountId],
      );
      await client.query('DELETE FROM token WHERE account_id = $1', [accountId]);
      await client.query('COMMIT');
    }),
  );
}
