import type { TokenActor } from '@/lib/audit/actor';
import { lookUp } from '@/lib/db/lookup/lookup';
import type { TokenAndOwner } from '@/lib/db/lookup/lookup-query';
import { type DecisionCode, decide } from '@/lib/tokens/decide';
import { noteUse } from '@/lib/tokens/last-use/note-use';
import { limitedTo, type Rights, unrestricted } from '@/lib/tokens/rights/rights';
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
  /** The username that was given beside the secret: it must own the token. */
  user?: string;
};

/**
 * Is this secret good, and for what? Asks the primary database anew every time, after this call, so
 * that no revoked token passes. Throws DatabaseUnavailable when it cannot be decided.
 */
export async function verify(secretText: string, context: VerifyContext): Promise<Verdict> {
  const counts = verdictCounts();
  const secret = parseSecret(secretText);
  try {
    const verdict: Verdict = secret
      ? judge(await lookUp(hexDigestOf(secret)), context)
      : { code: 'malformed' };
    counts[verdict.code]++;
    return verdict;
  } catch (error) {
    counts.undecided++;
    throw error;
  }
}

function judge(row: TokenAndOwner | null, context: VerifyContext): Verdict {
  // Somebody else's name beside a secret is as wrong as a secret that nobody has.
  if (!row || (context.user !== undefined && context.user !== row.username)) return { code: 'not_found' };
  const token = toVerified(row);
  const { ownerSuspended, expiresAt, now } = row;
  const code = decide({ ownerSuspended, expiresAt, rights: token.rights }, { now, feature: context.feature });
  if (code === 'valid') noteUse(row.id, now, context.address);
  return { code, token };
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
