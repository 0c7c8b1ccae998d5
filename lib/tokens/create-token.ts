import { z } from 'zod';
import { change } from '@/lib/accounts/actor/change';
import type { Actor } from '@/lib/actor/actor';
import { describeActor } from '@/lib/actor/describe-actor';
import { covers, limitedTo, type Rights, unrestricted } from '@/lib/actor/rights';
import { record } from '@/lib/audit/record';
import { config } from '@/lib/config';
import type { Transaction } from '@/lib/db/client';
import { databaseTime } from '@/lib/db/clock';
import { fail, ok, type Result } from '@/lib/result';
import { describeZone, formatSecond } from '@/lib/time';
import { nameTaken, type TokenError } from '@/lib/tokens/errors';
import { expiry, resolveExpiry } from '@/lib/tokens/expiry';
import { tokenName } from '@/lib/tokens/name';
import { featureName } from '@/lib/tokens/rights/features';
import { lacksApiTokens, mayManageTokens } from '@/lib/tokens/rights/may-manage';
import { digestOf, generateSecret, hintOf, type Secret } from '@/lib/tokens/secret';
import { selectToken } from '@/lib/tokens/select-tokens';
import type { Token } from '@/lib/tokens/token';

/** What a create needs. The same schema serves the form, the API, the API functions and the command line. */
export const newToken = z.object({
  name: tokenName,
  expiry,
  rights: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unrestricted') }),
    z.object({
      kind: z.literal('limited'),
      features: z.array(featureName).min(1, 'Choose at least one feature, or make the token unrestricted.'),
    }),
  ]),
});

export type NewToken = z.output<typeof newToken>;
export type CreatedToken = { token: Token; secret: Secret };

/**
 * Creates a token for the actor's account. The secret is in this answer and nowhere else.
 * Errors: `name_taken` and `invalid` name the field; `forbidden` when the actor may not, or would
 * hand out more than it has.
 */
export async function createToken(actor: Actor, wanted: NewToken): Promise<Result<CreatedToken, TokenError>> {
  return change(actor, (tx, current) => insertToken(tx, current, wanted));
}

/** The same within a change that does more. */
export async function insertToken(
  tx: Transaction,
  actor: Actor,
  wanted: NewToken,
): Promise<Result<CreatedToken, TokenError>> {
  if (!mayManageTokens(actor)) return fail(lacksApiTokens);
  const rights = wanted.rights.kind === 'unrestricted' ? unrestricted : limitedTo(wanted.rights.features);
  const now = await databaseTime(tx);
  const expiresAt = resolveExpiry(wanted.expiry, now, config().SERVER_TIME_ZONE, latestOf(actor));
  if (!expiresAt.ok) return fail<TokenError>({ kind: 'invalid', fields: { expiry: expiresAt.error } });
  const excess = beyondTheActor(actor, rights, expiresAt.value);
  if (excess) return fail(excess);

  const secret = generateSecret();
  // Skipping duplicates leaves the transaction usable.
  const [row] = await tx.token.createManyAndReturn({
    data: {
      accountId: actor.accountId,
      name: wanted.name,
      digest: digestOf(secret),
      hint: hintOf(secret),
      unrestricted: rights.kind === 'unrestricted',
      features: rights.kind === 'limited' ? rights.features : [],
      expiresAt: expiresAt.value,
      createdBy: describeActor(actor.kind, actor.name),
    },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!row) return fail(nameTaken('name', wanted.name));
  const token = await selectToken(tx, row.id);
  await record(tx, actor, { action: 'token.created', token, details: createdDetails(token) });
  return ok({ token, secret });
}

/** The last moment that a token made by this actor may expire at; null: any. */
function latestOf(actor: Actor): Date | null {
  return actor.kind === 'token' ? actor.expiresAt : null;
}

/** Why a token may not make this one: it would outlive its maker, or be allowed more. */
function beyondTheActor(actor: Actor, rights: Rights, expiresAt: Date | null): TokenError | null {
  if (actor.kind !== 'token') return null;
  if (!covers(actor.rights, rights))
    return { kind: 'forbidden', message: 'A token cannot create a token with more rights than its own.' };
  if (actor.expiresAt && (!expiresAt || expiresAt > actor.expiresAt)) {
    const zone = config().SERVER_TIME_ZONE;
    const end = `${formatSecond(actor.expiresAt, zone)} (${describeZone(actor.expiresAt, zone)})`;
    return {
      kind: 'forbidden',
      message: `A token cannot create a token that expires later than itself, or never. This one expires at ${end}.`,
      latestExpiry: actor.expiresAt,
    };
  }
  return null;
}

function createdDetails(token: Token) {
  return {
    hint: token.hint,
    expiresAt: token.expiresAt?.toISOString() ?? null,
    features: token.rights.kind === 'limited' ? token.rights.features : '*',
  };
}
