'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { typedText } from '@/app/_request/actions/form-fields';
import { signedInAction } from '@/app/_request/actions/signed-in-action';
import { signedInForm } from '@/app/_request/actions/signed-in-form';
import { showOnNextPage } from '@/app/_request/flash';
import { revokeFromPage } from '@/app/(signed-in)/tokens/revoke-from-page';
import { renameToken, renaming } from '@/lib/tokens/rename-token';

/** Gives the token its new name and stays on its page. */
export const renameAction = signedInForm(
  { typed: z.object({ name: typedText }), schema: renaming.extend({ id: typedText }) },
  async (actor, { id, name }, refuse) => {
    const renamed = await renameToken(actor, id, { name });
    if (!renamed.ok) {
      if ('fields' in renamed.error) return refuse(renamed.error.fields);
      await showOnNextPage('This token is gone: somebody revoked it in the meantime.', 'danger');
      redirect('/tokens');
    }
    const { was } = renamed.value;
    if (name === was) await showOnNextPage('The token has this name already.', 'info');
    else await showOnNextPage(`Renamed ${was} to ${name}.`, 'success');
    revalidatePath(`/tokens/${id}`);
    redirect(`/tokens/${id}`);
  },
);

/** Revokes the token and goes back to the table. */
export const revokeOneAction = signedInAction(typedText, revokeFromPage);
