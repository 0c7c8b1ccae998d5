import { allows, type Rights } from '@/lib/actor/rights';

/** What a verdict depends on of a token's record and its owner. */
export type Candidate = { ownerSuspended: boolean; expiresAt: Date | null; rights: Rights };

/** What a verdict depends on of the moment: the database's clock as read with the record, and what is asked for. */
export type DecisionContext = {
  now: Date;
  /**
   * The feature that is needed. `null`: a thing without a feature, for unrestricted tokens only.
   * Left out: nothing is asked of the token but that it is good.
   */
  feature?: string | null;
};

export const decisionCodes = [
  'valid',
  'not_found',
  'owner_suspended',
  'expired',
  'insufficient_feature',
] as const;
export type DecisionCode = (typeof decisionCodes)[number];

/**
 * The verdict on a token, the same for every door: existence, then the owner's state, then time, then
 * the feature. The first that fails is the answer.
 */
export function decide(candidate: Candidate | null, context: DecisionContext): DecisionCode {
  if (!candidate) return 'not_found';
  if (candidate.ownerSuspended) return 'owner_suspended';
  if (candidate.expiresAt && candidate.expiresAt <= context.now) return 'expired';
  if (context.feature !== undefined && !allows(candidate.rights, context.feature))
    return 'insufficient_feature';
  return 'valid';
}
