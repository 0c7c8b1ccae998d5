'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { typedText } from '@/app/_request/actions/form-fields';
import { signedInAction } from '@/app/_request/actions/signed-in-action';
import { ownPath } from '@/app/_request/own-path';
import { rememberPageSize } from '@/app/(signed-in)/tokens/page-size';
import { readSelection } from '@/app/(signed-in)/tokens/read-selection';
import { revokeSelection } from '@/app/(signed-in)/tokens/revoke-selection';
import { findTokenByName } from '@/lib/tokens/find-token';
import { NAME_MAX_LENGTH } from '@/lib/tokens/name-rule';
import { previewRevocation } from '@/lib/tokens/revoke-tokens';

const chosenTokens = z.unknown().transform(readSelection);

/** Revokes what was chosen in the table and says what came of it. */
export const revokeAction = signedInAction(chosenTokens, async (actor, selected) => {
  const outcome = await revokeSelection(actor, selected);
  revalidatePath('/tokens');
  return outcome;
});

/** How many of these tokens are still there; for whoever did not learn what came of a revoke. */
export const countLeftAction = signedInAction(chosenTokens, async (actor, selected) => {
  const preview = selected && (await previewRevocation(actor, selected));
  return preview?.ok ? preview.value.total : 0;
});

/** Remembers how many tokens a page shows, and shows the table's first page again. */
export const setPageSizeAction = signedInAction(
  z.object({ size: typedText, address: typedText }),
  async (_, { size, address }) => {
    await rememberPageSize(size);
    redirect(ownPath(address));
  },
);

/** Whether a name is still free in the account, for the form to say while one types. */
export const nameIsTakenAction = signedInAction(
  typedText,
  async (actor, name) => name.length <= NAME_MAX_LENGTH && (await findTokenByName(actor, name)).ok,
);
