import { createHash } from 'node:crypto';
import { change } from '@/lib/accounts/actor/change';
import type { Actor } from '@/lib/actor/actor';
import { db, type Transaction } from '@/lib/db/client';
import { fail, type Result } from '@/lib/result';
import { type CreatedToken, insertToken, type NewToken } from '@/lib/tokens/create-token';
import type { TokenError } from '@/lib/tokens/errors';
import { mayManageTokens } from '@/lib/tokens/rights/may-manage';

/** How long a key is remembered. */
const MEMORY = '24 hours';

/** What a create with a key can come to beyond what any create can. */
export type Repeated =
  | { kind: 'already_created'; tokenId: string }
  /** The key was used for another request. */
  | { kind: 'key_reused' };

export type CreatedOnce = Result<CreatedToken, TokenError | Repeated>;

/**
 * Creates a token at most once for a key of the actor's. Sending the same again after a success tells
 * which token was made, never its secret, which is kept nowhere. `request` is what the client sent:
 * the same key with another request is refused.
 */
export async function createTokenOnce(
  actor: Actor,
  key: string,
  request: unknown,
  wanted: NewToken,
): Promise<CreatedOnce> {
  const claim = { accountId: actor.accountId, key: scoped(actor, key), requestDigest: digestOf(request) };
  // Creates of one account run one after the other, so a rival with the same key is seen or comes later.
  return change(actor, async (tx, current) => {
    const earlier = await findRepeat(tx, claim);
    if (earlier) return fail(earlier);
    const created: CreatedOnce = await insertToken(tx, current, wanted);
    if (created.ok) await remember(tx, claim, created.value.token.id);
    return created;
  });
}

/**
 * The token that a create with this key of the actor's has made, as long as it is there; for whoever did not
 * get the answer. Waits for a create that is under way.
 */
export function findCreated(actor: Actor, key: string): Promise<{ id: string; name: string } | null> {
  return change(actor, async (tx, current) => {
    if (!mayManageTokens(current)) return null;
    const [row] = await tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT token.id, token.name FROM idempotency_key AS k
      JOIN token ON token.id = k.token_id AND token.account_id = k.account_id
      WHERE k.account_id = ${current.accountId}::uuid AND k.key = ${scoped(current, key)}`;
    return row ?? null;
  });
}

/** Deletes keys that are older than their memory. */
export async function forgetOldIdempotencyKeys(): Promise<void> {
  await db()
    .$executeRaw`DELETE FROM idempotency_key WHERE created_at < clock_timestamp() - ${MEMORY}::interval`;
}

type Claim = { accountId: string; key: string; requestDigest: Buffer<ArrayBuffer> };

async function remember(tx: Transaction, claim: Claim, tokenId: string): Promise<void> {
  // A key whose memory is over is free again.
  const count = await tx.$executeRaw`
    INSERT INTO idempotency_key AS k (account_id, key, request_digest, token_id)
    VALUES (${claim.accountId}::uuid, ${claim.key}, ${claim.requestDigest}, ${tokenId}::uuid)
    ON CONFLICT (account_id, key) DO UPDATE
      SET request_digest = excluded.request_digest, token_id = excluded.token_id, created_at = clock_timestamp()
      WHERE k.created_at < clock_timestamp() - ${MEMORY}::interval`;
  if (count === 0)
    throw new Error('Another create took the Idempotency-Key without waiting for its account.');
}

async function findRepeat(tx: Transaction, claim: Claim): Promise<Repeated | null> {
  const [row] = await tx.$queryRaw<{ same: boolean; tokenId: string }[]>`
    SELECT request_digest = ${claim.requestDigest} AS same, token_id AS "tokenId" FROM idempotency_key
    WHERE account_id = ${claim.accountId}::uuid AND key = ${claim.key} AND created_at >= clock_timestamp() - ${MEMORY}::interval`;
  if (!row) return null;
  return row.same ? { kind: 'already_created', tokenId: row.tokenId } : { kind: 'key_reused' };
}

/** Two tokens of one account do not share keys. */
function scoped(actor: Actor, key: string): string {
  return `${actor.kind}:${actor.kind === 'token' ? actor.tokenId : ''}:${key}`;
}

function digestOf(request: unknown): Buffer<ArrayBuffer> {
  return createHash('sha256')
    .update(JSON.stringify(sorted(request)))
    .digest() as Buffer<ArrayBuffer>;
}

/** The same value with its members in the order of their names, which clients are free to vary. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, held]) => [name, sorted(held)]),
  );
}
