'use server';

import { redirect } from 'next/navigation';
import { showOnNextPage } from '@/app/_request/flash';
import { revokeAction } from '@/app/(signed-in)/tokens/actions';

/** Revokes the tokens of a confirmation page, then shows the table with what came of it. */
export async function revokeHereAction(form: FormData): Promise<void> {
  const { message, tone } = await revokeAction({ ids: form.getAll('id').map(String) });
  await showOnNextPage(message, tone);
  redirect('/tokens');
}
