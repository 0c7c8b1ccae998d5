'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { act } from '@/app/_request/act';
import { ownPath } from '@/app/_request/own-path';
import { rememberPageSize } from '@/app/(signed-in)/tokens/page-size';
import { readSelection } from '@/app/(signed-in)/tokens/read-selection';
import { tokenCount } from '@/components/tokens/revoke/token-names';
import type { Chosen, RevokeOutcome } from '@/components/tokens/table/token-table';
import { findTokenByName } from '@/lib/tokens/find-token';
import { previewRevocation, revokeTokens } from '@/lib/tokens/revoke-tokens';

/** Revokes what was chosen in the table and says what came of it. */
export async function revokeAction(chosen: Chosen): Promise<RevokeOutcome> {
  return act(async (actor) => {
    const selected = readSelection(chosen);
    if (!selected) return { message: 'Nothing was chosen, so nothing was revoked.', tone: 'danger' };
    const done = await revokeTokens(actor, selected);
    revalidatePath('/tokens');
    if (!done.ok) return { message: 'You may not revoke these tokens. Nothing was changed.', tone: 'danger' };
    return { message: toldOf(done.value.revoked, done.value.alreadyGone), tone: 'success' };
  });
}

/** How many of these tokens are still there; for whoever did not learn what came of a revoke. */
export async function countLeftAction(chosen: Chosen): Promise<number> {
  return act(async (actor) => {
    const selected = readSelection(chosen);
    const preview = selected && (await previewRevocation(actor, selected));
    return preview?.ok ? preview.value.total : 0;
  });
}

/** Remembers how many tokens a page shows, and shows the table's first page again. */
export async function setPageSizeAction(form: FormData): Promise<void> {
  return act(async () => {
    await rememberPageSize(form.get('size')?.toString());
    redirect(ownPath(form.get('address')?.toString()));
  });
}

/** Whether a name is still free in the account, for the form to say while one types. */
export async function nameIsTakenAction(name: string): Promise<boolean> {
  return act(async (actor) => {
    if (typeof name !== 'string' || name.length > 50) return false;
    return (await findTokenByName(actor, name)).ok;
  });
}

function toldOf(revoked: number, alreadyGone: number): string {
  const gone =
    alreadyGone === 0 ? '' : `${tokenCount(alreadyGone)} ${alreadyGone === 1 ? 'was' : 'were'} already gone.`;
  if (revoked === 0) return gone || 'There was nothing left to revoke.';
  return `Revoked ${tokenCount(revoked)}.${gone && ` ${gone}`}`;
}
