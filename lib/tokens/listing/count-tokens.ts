import type { Actor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { longRead } from '@/lib/db/pool/long-read';
import { fail, ok, type Result } from '@/lib/result';
import type { TokenError } from '@/lib/tokens/errors';
import { inState, matching } from '@/lib/tokens/listing/matching';
import { lacksApiTokens, mayManageTokens } from '@/lib/tokens/rights/may-manage';
import type { TokenState } from '@/lib/tokens/state';

/** How many tokens match the search, in all and by state. */
export type Counts = Record<TokenState | 'all', number>;

/** What a query counts; the rest is active. */
export type Counted = Omit<Counts, 'active'>;

/** How many tokens the actor's account has, in all and by state. */
export async function countOwnTokens(actor: Actor): Promise<Result<Counts, TokenError>> {
  return mayManageTokens(actor) ? ok(await countTokens(actor.accountId)) : fail(lacksApiTokens);
}

/** The counts of all tokens of an account, by ranges of an index alone, so that many tokens stay cheap. */
export async function countTokens(accountId: string): Promise<Counts> {
  const all = matching(accountId, { search: '' });
  const [row] = await longRead(
    () => db().$queryRaw<Counted[]>`
    SELECT (SELECT count(*) FROM token WHERE ${all})::int AS "all",
           (SELECT count(*) FROM token WHERE ${all} AND ${inState('expired')})::int AS expired,
           (SELECT count(*) FROM token WHERE ${all} AND ${inState('expiring')})::int AS expiring`,
  );
  return withActive(row);
}

/** The counts, with those that are left. */
export function withActive(row: Counted | undefined): Counts {
  const { all, expired, expiring } = row ?? { all: 0, expired: 0, expiring: 0 };
  return { all, active: all - expired - expiring, expiring, expired };
}
