import { z } from 'zod';
import { change } from '@/lib/accounts/actor/change';
import type { Actor } from '@/lib/actor/actor';
import { actorColumns, actorDetails } from '@/lib/audit/record';
import { db, type Transaction } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { fail, ok, type Result } from '@/lib/result';
import type { TokenError } from '@/lib/tokens/errors';
import { filter, matching } from '@/lib/tokens/listing/matching';
import { NAMES_SHOWN } from '@/lib/tokens/name-rule';
import { lacksApiTokens, mayManageTokens } from '@/lib/tokens/rights/may-manage';
import { isUuid, uuid } from '@/lib/uuid';

/**
 * Which tokens to revoke: those of these ids, or all that match a filter. Of these only what was there
 * at `asOf`, when that is given, so that one created after the person looked is never revoked unseen.
 */
export const selection = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ids'),
    ids: z.array(uuid).min(1, 'Choose at least one token.').max(10_000),
  }),
  z.object({ kind: z.literal('matching'), filter, asOf: z.date().optional() }),
]);

export type Selection = z.output<typeof selection>;

/** What a revoke did. `alreadyGone` counts ids that were asked for and not there any more; `missing` are those. */
export type Revocation = { revoked: number; alreadyGone: number; names: string[]; missing?: string[] };

/** Revokes every selected token of the actor's account in one statement, audit events included. */
export async function revokeTokens(
  actor: Actor,
  selected: Selection,
): Promise<Result<Revocation, TokenError>> {
  return change(actor, async (tx, current) =>
    mayManageTokens(current) ? ok(await deleteTokens(tx, current, selected)) : fail(lacksApiTokens),
  );
}

async function deleteTokens(tx: Transaction, actor: Actor, selected: Selection): Promise<Revocation> {
  const by = actorColumns(actor);
  const details = JSON.stringify(actorDetails(actor));
  const [row] = await tx.$queryRaw<(Named & { ids: string[] | null })[]>`
    WITH selected AS MATERIALIZED (
      -- Locked in one order, so that two revokes of the same tokens wait for each other and never for good.
      SELECT id FROM token WHERE ${selectedTokens(actor, selected)} ORDER BY id FOR UPDATE
    ), deleted AS (
      DELETE FROM token USING selected WHERE token.id = selected.id
      RETURNING token.id, name, hint, expires_at
    ), logged AS (
      INSERT INTO audit_event (account_id, deed, actor_kind, actor_id, actor_name, address, token_id, token_name, details)
      SELECT ${by.accountId}::uuid, 'token.revoked', ${by.actorKind}, ${by.actorId}::uuid, ${by.actorName}, ${by.address},
             id, name, jsonb_build_object('hint', hint, 'expiresAt', expires_at) || ${details}::jsonb
      FROM deleted
    )
    SELECT count(*)::int AS total, (array_agg(name ORDER BY name))[1:${NAMES_SHOWN}::int] AS names,
           CASE WHEN ${selected.kind === 'ids'} THEN array_agg(id) END AS ids
    FROM deleted`;
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
  if (!isUuid(id))
    return mayManageTokens(actor)
      ? ok({ revoked: 0, alreadyGone: 1, names: [], missing: [id] })
      : fail(lacksApiTokens);
  return revokeTokens(actor, { kind: 'ids', ids: [id] });
}

/** What a revoke of this selection would take, for the confirmation: how many, and the first names. */
export async function previewRevocation(
  actor: Actor,
  selected: Selection,
): Promise<Result<Preview, TokenError>> {
  if (!mayManageTokens(actor)) return fail(lacksApiTokens);
  const [row] = await db().$queryRaw<Named[]>`
    SELECT count(*)::int AS total, (array_agg(name ORDER BY name))[1:${NAMES_SHOWN}::int] AS names
    FROM token WHERE ${selectedTokens(actor, selected)}`;
  return ok({ total: row?.total ?? 0, names: row?.names ?? [] });
}

export type Preview = { total: number; names: string[] };
type Named = { total: number; names: string[] | null };

function selectedTokens(actor: Actor, selected: Selection): Prisma.Sql {
  if (selected.kind === 'ids') {
    return Prisma.sql`account_id = ${actor.accountId}::uuid AND id = ANY(${selected.ids}::uuid[])`;
  }
  const matched = matching(actor.accountId, selected.filter);
  return selected.asOf ? Prisma.sql`${matched} AND created_at <= ${selected.asOf}` : matched;
}
