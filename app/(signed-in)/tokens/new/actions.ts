'use server';

import { redirect } from 'next/navigation';
import { act } from '@/app/_request/act';
import { showOnNextPage } from '@/app/_request/flash';
import { publicUrl } from '@/app/_request/public-url';
import { revokeOneAction } from '@/app/(signed-in)/tokens/[id]/actions';
import { formErrors, readTokenForm } from '@/app/(signed-in)/tokens/token-form';
import type { CreateState } from '@/components/tokens/create/create-state';
import { momentOf } from '@/components/ui/moment';
import { config } from '@/lib/config';
import { fieldErrors } from '@/lib/field-errors';
import { createToken, newToken } from '@/lib/tokens/create-token';
import { createTokenOnce, findCreated } from '@/lib/tokens/idempotency';

const CREATED_AND_GONE =
  'This form has created a token before, which was revoked since. Open the form again to create another.';

/** Creates the token that the form describes. The secret is in this answer alone. */
export async function createTokenAction(_: CreateState | null, form: FormData): Promise<CreateState> {
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
    const attempt = readAttempt(form.get('attempt'));
    const created = attempt
      ? await createTokenOnce(actor, attempt, null, parsed.data)
      : await createToken(actor, parsed.data);
    if (!created.ok && (created.error.kind === 'already_created' || created.error.kind === 'key_reused')) {
      const unseen = await findCreated(actor, attempt ?? '');
      return unseen ? { kind: 'unseen', ...unseen } : refused({ '': CREATED_AND_GONE });
    }
    if (!created.ok)
      return refused(
        'fields' in created.error ? created.error.fields : { '': 'You may not create this token.' },
      );
    const { token, secret } = created.value;
    const expires = token.expiresAt && momentOf(token.expiresAt, config().SERVER_TIME_ZONE).exact;
    return { kind: 'created', name: token.name, secret, expires, publicUrl: await publicUrl() };
  });
}

/** The token that was created in this attempt, when the answer to it did not arrive. */
export async function findAttemptAction(attempt: string): Promise<{ id: string; name: string } | null> {
  return act((actor) => findCreated(actor, readAttempt(attempt) ?? ''));
}

/** Revokes a token whose secret nobody saw. */
export async function revokeUnseenAction(form: FormData): Promise<void> {
  return revokeOneAction(form.get('id')?.toString() ?? '');
}

function readAttempt(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{1,100}$/.test(value) ? value : undefined;
}

/** "Yes, I Saved My Token", where no script runs. */
export async function savedAction(form: FormData): Promise<void> {
  return act(async () => {
    if (form.get('another')) redirect('/tokens/new');
    await showOnNextPage('Created the token.');
    redirect('/tokens');
  });
}
