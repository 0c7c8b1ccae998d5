import { tokenCount } from '@/components/tokens/revoke/token-names';
import type { RevokeOutcome } from '@/components/tokens/table/token-table';
import type { AccountActor } from '@/lib/actor/actor';
import { revokeTokens, type Selection } from '@/lib/tokens/revoke-tokens';

/** Revokes what was chosen in the table and says what came of it. */
export async function revokeSelection(
  actor: AccountActor,
  selected: Selection | null,
): Promise<RevokeOutcome> {
  if (!selected) return { message: 'Nothing was chosen, so nothing was revoked.', tone: 'danger' };
  const done = await revokeTokens(actor, selected);
  if (!done.ok) return { message: 'You may not revoke these tokens. Nothing was changed.', tone: 'danger' };
  return { message: sentence(done.value.revoked, done.value.alreadyGone), tone: 'success' };
}

function sentence(revoked: number, alreadyGone: number): string {
  const gone =
    alreadyGone === 0 ? '' : `${tokenCount(alreadyGone)} ${alreadyGone === 1 ? 'was' : 'were'} already gone.`;
  if (revoked === 0) return gone || 'There was nothing left to revoke.';
  return `Revoked ${tokenCount(revoked)}.${gone && ` ${gone}`}`;
}
