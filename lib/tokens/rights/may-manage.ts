import type { Actor } from '@/lib/audit/actor';
import { forbidden, type TokenError } from '@/lib/tokens/errors';
import { allows } from '@/lib/tokens/rights/rights';

/** Whether `actor` may create, list, rename and revoke tokens: a person, or a token that is unrestricted or has `apitokens`. */
export function mayManageTokens(actor: Actor): boolean {
  return actor.kind !== 'token' || allows(actor.rights, 'apitokens');
}

export const mayNotManage: TokenError = forbidden(
  'This token may not manage tokens: it lacks the feature “apitokens”.',
);
