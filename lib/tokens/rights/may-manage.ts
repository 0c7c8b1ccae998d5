import type { Actor } from '@/lib/actor/actor';
import { allows } from '@/lib/actor/rights';
import type { TokenError } from '@/lib/tokens/errors';

/** Whether `actor` may create, list, rename and revoke tokens: a person, or a token that is unrestricted or has `apitokens`. */
export function mayManageTokens(actor: Actor): boolean {
  return actor.kind !== 'token' || allows(actor.rights, 'apitokens');
}

/** Why not, for a token that may not. */
export const lacksApiTokens: TokenError = {
  kind: 'forbidden',
  message: 'This token may not manage tokens: it lacks the feature “apitokens”.',
  lacks: 'apitokens',
};
