'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { act } from '@/app/_request/act';
import { showOnNextPage } from '@/app/_request/flash';
import type { RenameState } from '@/components/tokens/manage/rename-form';
import { fieldErrors } from '@/lib/field-errors';
import { renameToken, renaming } from '@/lib/tokens/rename-token';
import { revokeToken } from '@/lib/tokens/revoke-tokens';

/** Gives the token its new name and stays on its page. */
export async function renameAction(id: string, _: RenameState, form: FormData): Promise<RenameState> {
  return act(async (actor) => {
    const typed = form.get('name')?.toString() ?? '';
    const parsed = renaming.safeParse({ name: typed });
    if (!parsed.success) return { typed, errors: fieldErrors(parsed.error) };
    const renamed = await renameToken(actor, id, parsed.data);
    if (renamed.ok) {
      const { name, was } = renamed.value;
      await showOnNextPage(
        name === was ? 'The token has this name already.' : `Renamed ${was} to ${name}.`,
        name === was ? 'info' : 'success',
      );
      revalidatePath(`/tokens/${id}`);
      redirect(`/tokens/${id}`);
    }
    if ('fields' in renamed.error) return { typed, errors: renamed.error.fields };
    await showOnNextPage('This token is gone: somebody revoked it in the meantime.', 'danger');
    redirect('/tokens');
  });
}

/** Revokes the token and goes back to the table. */
export async function revokeOneAction(id: string): Promise<void> {
  return act(async (actor) => {
    const done = await revokeToken(actor, id);
    const name = done.ok ? done.value.names[0] : undefined;
    await showOnNextPage(
      name ? `Revoked ${name}.` : 'The token was already gone.',
      name ? 'success' : 'info',
    );
    redirect('/tokens');
  });
}
