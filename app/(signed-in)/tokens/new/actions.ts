'use server';

import { redirect } from 'next/navigation';
import { act } from '@/app/_session/act';
import { say } from '@/app/_session/flash';
import { publicUrl } from '@/app/_session/public-url';
import { formErrors, readTokenForm } from '@/app/(signed-in)/tokens/token-form';
import type { CreateState } from '@/components/tokens/create-state';
import { momentOf } from '@/components/ui/moment';
import { config } from '@/lib/config';
import { fieldErrors } from '@/lib/field-errors';
import { createToken, newToken } from '@/lib/tokens/create-token';

/** Creates the token that the form describes. The secret is in this answer alone. */
export async function createTokenAction(_: CreateState, form: FormData): Promise<CreateState> {
  return act(async (actor) => {
    const typed = readTokenForm(form);
    const refused = (errors: Record<string, string>): CreateState => ({
      kind: 'form',
      errors: formErrors(errors),
      typed: {
        name: typed.name,
        expiry: typed.expiry.kind,
        date: typed.expiry.date ?? '',
        rights: typed.rights.kind,
        features: (typed.rights.features ?? []).map(String),
      },
    });
    const parsed = newToken.safeParse(typed);
    if (!parsed.success) return refused(fieldErrors(parsed.error));
    const created = await createToken(actor, parsed.data);
    if (!created.ok)
      return refused(
        'fields' in created.error ? created.error.fields : { '': 'You may not create this token.' },
      );
    const { token, secret } = created.value;
    const expires = token.expiresAt && momentOf(token.expiresAt, config().SERVER_TIME_ZONE).exact;
    return { kind: 'created', name: token.name, secret, expires, publicUrl: await publicUrl() };
  });
}

/** "Yes, I Saved My Token", where no script runs. */
export async function savedAction(form: FormData): Promise<void> {
  return act(async () => {
    if (form.get('another')) redirect('/tokens/new');
    await say('Created the token.');
    redirect('/tokens');
  });
}
