import { findByLogin } from '@/lib/accounts/login';
import type { TokenActor } from '@/lib/actor/actor';
import { limitedTo, type Rights, unrestricted } from '@/lib/actor/rights';
import { lookUp } from '@/lib/db/lookup/lookup';
import type { TokenAndOwner } from '@/lib/db/lookup/lookup-query';
import { type DecisionCode, decide } from '@/lib/tokens/decide';
import { recordUse } from '@/lib/tokens/last-use/record-use';
import { hexDigestOf, parseSecret } from '@/lib/tokens/secret';
import { verdictCounts } from '@/lib/tokens/verify-token-tally';

/** Why a secret was not accepted. */
export type RefusalCode = 'malformed' | Exclude<DecisionCode, 'valid'>;

/** A token as its verification read it. */
export type VerifiedToken = {
  id: string;
  name: string;
  rights: Rights;
  expiresAt: Date | null;
  createdAt: Date;
  account: { id: string; username: string };
};

/** The answer to a verify. A refused token that exists is told as well: who asks has shown its secret. */
export type Verdict = { code: 'valid'; token: VerifiedToken } | { code: RefusalCode; token?: VerifiedToken };

export type VerifyContext = {
  /** The address from which the token is used, kept as its last use. */
  address: string | null;
  /** As in DecisionContext: left out, nothing is asked of the token but that it is good. */
  feature?: string | null;
};

/**
 * Is this secret good, and for what? Asks the primary database anew every time, after this call, so
 * that no revoked token passes. Throws DatabaseUnavailable when it cannot be decided.
 */
export function verify(secretText: string, context: VerifyContext): Promise<Verdict> {
  return counted(secretText, (row) => judge(row, context));
}

/**
 * The same where a user was named beside the secret, whose token it must be: by username or e-mail address,
 * as at sign-in; or, of an OAuth client (`asClient`), by the token's own name or id. Only who holds a token
 * that is good learns that the name alone is wrong.
 */
export function verifyNamed(
  user: string,
  secretText: string,
  context: VerifyContext & { asClient?: boolean },
): Promise<Verdict | { code: 'wrong_user' }> {
  return counted(secretText, (row) => judgeNamed(user, row, context));
}

async function counted<V extends { code: DecisionCode | 'wrong_user' }>(
  secretText: string,
  judged: (row: TokenAndOwner | null) => V | Promise<V>,
): Promise<V | { code: 'malformed' }> {
  const counts = verdictCounts();
  const secret = parseSecret(secretText);
  try {
    const verdict = secret ? await judged(await lookUp(hexDigestOf(secret))) : { code: 'malformed' as const };
    counts[verdict.code]++;
    return verdict;
  } catch (error) {
    counts.undecided++;
    throw error;
  }
}

async function judgeNamed(
  user: string,
  row: TokenAndOwner | null,
  context: VerifyContext & { asClient?: boolean },
) {
  if (row && context.asClient && (user === row.name || user === row.id)) return judge(row, context);
  // The name as it is needs no second statement.
  if (!row || user === row.username || (await findByLogin(user))?.id === row.accountId)
    return judge(row, context);
  const { code } = decideOn(row, context);
  const isGood = code === 'valid' || code === 'insufficient_feature';
  return { code: isGood ? ('wrong_user' as const) : ('not_found' as const) };
}

function judge(row: TokenAndOwner | null, context: VerifyContext) {
  if (!row) return { code: 'not_found' as const };
  const { code, token } = decideOn(row, context);
  if (code === 'valid') recordUse(row.id, row.now, context.address);
  return { code, token };
}

function decideOn(row: TokenAndOwner, { feature }: VerifyContext) {
  const token = toVerified(row);
  const { ownerSuspended, expiresAt, now } = row;
  return { code: decide({ ownerSuspended, expiresAt, rights: token.rights }, { now, feature }), token };
}

/** The verified token as the one who does a thing. */
export function actorOf(token: VerifiedToken, address: string | null): TokenActor {
  return {
    kind: 'token',
    accountId: token.account.id,
    name: token.name,
    tokenId: token.id,
    rights: token.rights,
    expiresAt: token.expiresAt,
    address,
  };
}

function toVerified(row: TokenAndOwner): VerifiedToken {
  return {
    id: row.id,
    name: row.name,
    rights: row.unrestricted ? unrestricted : limitedTo(row.features),
    expiresAt: row.expiresAt,
    createdAt: row.createdAt,
    account: { id: row.accountId, username: row.username },
  };
}
