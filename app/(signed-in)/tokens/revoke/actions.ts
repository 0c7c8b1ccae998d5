'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { checkedValues } from '@/app/_request/actions/form-fields';
import { signedInAction } from '@/app/_request/actions/signed-in-action';
import { showOnNextPage } from '@/app/_request/flash';
import { readSelection } from '@/app/(signed-in)/tokens/read-selection';
import { revokeSelection } from '@/app/(signed-in)/tokens/revoke-selection';

/** Revokes the tokens of a confirmation page, then shows the table with what came of it. */
export const revokeHereAction = signedInAction(
  z.object({ id: checkedValues }),
  async (actor, { id: ids }) => {
    const { message, tone } = await revokeSelection(actor, readSelection({ ids }));
    await showOnNextPage(message, tone);
    revalidatePath('/tokens');
    redirect('/tokens');
  },
);
