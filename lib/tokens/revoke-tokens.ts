import { z } from 'zod';
import { change } from '@/lib/accounts/actor/change';
import type { Actor } from '@/lib/actor/actor';
import { actorColumns, actorDetails } from '@/lib/audit/record';
import { db, type Transaction } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { fail, ok, type Result } from '@/lib/result';
import type { TokenError } from '@/lib/tokens/errors';
import { isTokenId, tokenId } from '@/lib/tokens/id';
import { filter, matching } from '@/lib/tokens/listing/matching';
import { mayManageTokens, mayNotManage } from '@/lib/tokens/rights/may-manage';

/**
 * Which tokens to revoke: those of these ids, or all that match a filter and were there at `asOf`,
 * so that one created after the person looked is never swept away unseen.
 */
export const selection = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ids'),
    ids: z.array(tokenId).min(1, 'Choose at least one token.').max(10_000),
  }),
  z.object({ kind: z.literal('matching'), filter, asOf: z.date() }),
]);

export type Selection = z.output<typeof selection>;

/** What a revoke did. `alreadyGone` counts ids that were asked for and not there any more; `missing` are those. */
export type Revocation = { revoked: number; alreadyGone: number; names: string[]; missing?: string[] };

/** How many names a Revocation and a preview tell. */
const NAMES_TOLD = 5;

/** Revokes every selected token of the actor's account in one statement, audit events included. */
export async function revokeTokens(
  actor: Actor,
  selected: Selection,
): Promise<Result<Revocation, TokenError>> {
  return change(actor, async (tx, current) =>
    mayManageTokens(current) ? ok(await deleteTokens(tx, current, selected)) : fail(mayNotManage),
  );
}

async function deleteTokens(tx: Transaction, actor: Actor, selected: Selection): Promise<Revocation> {
  const by = actorColumns(actor);
  const details = JSON.stringify(actorDetails(actor));
  const [row] = await tx.$queryRaw<(Told & { ids: string[] | null })[]>`
    WITH doomed AS MATERIALIZED (
      -- Locked in one order, so that two revokes of the same tokens wait for each other and never for good.
      SELECT id FROM token WHERE ${selectedTokens(actor, selected)} ORDER BY id FOR UPDATE
    ), gone AS (
      DELETE FROM token USING doomed WHERE token.id = doomed.id
      RETURNING token.id, name, hint, expires_at
    ), told AS (
      INSERT INTO audit_event (account_id, deed, actor_kind, actor_id, actor_name, address, token_id, token_name, details)
      SELECT ${by.accountId}::uuid, 'token.revoked', ${by.actorKind}, ${by.actorId}::uuid, ${by.actorName}, ${by.address},
             id, name, jsonb_build_object('hint', hint, 'expiresAt', expires_at) || ${details}::jsonb
      FROM gone
    )
    SELECT count(*)::int AS total, (array_agg(name ORDER BY name))[1:${NAMES_TOLD}::int] AS names,
           CASE WHEN ${selected.kind === 'ids'} THEN array_agg(id) END AS ids
    FROM gone`;
  const missing = selected.kind === 'ids' ? without(selected.ids, row?.ids ?? []) : [];
  return { revoked: row?.total ?? 0, alreadyGone: missing.length, names: row?.names ?? [], missing };
}

/** Each of `ids` once that is not among `found`. An id may come in capitals; the database gives small letters. */
function without(ids: string[], found: string[]): string[] {
  const there = new Set(found);
  return [...new Set(ids.map((id) => id.toLowerCase()))].filter((id) => !there.has(id));
}

/** Revokes one token of the actor's account: one that is not there counts as already gone. */
export async function revokeToken(actor: Actor, id: string): Promise<Result<Revocation, TokenError>> {
  if (!isTokenId(id))
    return mayManageTokens(actor)
      ? ok({ revoked: 0, alreadyGone: 1, names: [], missing: [id] })
      : fail(mayNotManage);
  return revokeTokens(actor, { kind: 'ids', ids: [id] });
}

/** What a revoke of this selection would take, for the confirmation: how many, and the first names. */
export async function previewRevocation(
  actor: Actor,
  selected: Selection,
): Promise<Result<Preview, TokenError>> {
  if (!mayManageTokens(actor)) return fail(mayNotManage);
  const [row] = await db().$queryRaw<Told[]>`
    SELECT count(*)::int AS total, (array_agg(name ORDER BY name))[1:${NAMES_TOLD}::int] AS names
    FROM token WHERE ${selectedTokens(actor, selected)}`;
  return ok({ total: row?.total ?? 0, names: row?.names ?? [] });
}

export type Preview = { total: number; names: string[] };
type Told = { total: number; names: string[] | null };

function selectedTokens(actor: Actor, selected: Selection): Prisma.Sql {
  if (selected.kind === 'ids') {
    return Prisma.sql`account_id = ${actor.accountId}::uuid AND id = ANY(${selected.ids}::uuid[])`;
  }
  return Prisma.sql`${matching(actor.accountId, selected.filter)} AND created_at <= ${selected.asOf}`;
}
