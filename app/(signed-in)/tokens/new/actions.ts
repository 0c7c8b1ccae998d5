'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { typedText } from '@/app/_request/actions/form-fields';
import { signedInAction } from '@/app/_request/actions/signed-in-action';
import { signedInForm } from '@/app/_request/actions/signed-in-form';
import { showOnNextPage } from '@/app/_request/flash';
import { publicUrl } from '@/app/_request/public-url';
import { attemptId, fieldOf, tokenForm, typedToken } from '@/app/(signed-in)/tokens/new/token-form';
import { revokeFromPage } from '@/app/(signed-in)/tokens/revoke-from-page';
import type { CreateState } from '@/components/tokens/create/create-state';
import { momentOf } from '@/components/ui/moment';
import { config } from '@/lib/config';
import { createToken } from '@/lib/tokens/create-token';
import { createTokenOnce, findCreated } from '@/lib/tokens/idempotency';

const CREATED_AND_GONE =
  'This form has created a token before, which was revoked since. Open the form again to create another.';

/** Creates the token that the form describes. The secret is in this answer alone. */
export const createTokenAction = signedInForm(
  { typed: typedToken, schema: tokenForm, fieldOf },
  async (actor, { attempt, ...token }, refuse): Promise<CreateState> => {
    const created = attempt
      ? await createTokenOnce(actor, attempt, null, token)
      : await createToken(actor, token);
    if (created.ok) {
      const { name, expiresAt } = created.value.token;
      const expires = expiresAt && momentOf(expiresAt, config().SERVER_TIME_ZONE).exact;
      return { kind: 'created', name, secret: created.value.secret, expires, publicUrl: await publicUrl() };
    }
    if (created.error.kind === 'already_created' || created.error.kind === 'key_reused') {
      const unseen = await findCreated(actor, attempt ?? '');
      return unseen ? { kind: 'unseen', ...unseen } : refuse({ '': CREATED_AND_GONE });
    }
    return refuse(
      'fields' in created.error ? created.error.fields : { '': 'You may not create this token.' },
    );
  },
);

/** The token that was created in this attempt, when the answer to it did not arrive. */
export const findAttemptAction = signedInAction(attemptId, (actor, attempt) =>
  findCreated(actor, attempt ?? ''),
);

/** Revokes a token whose secret nobody saw. */
export const revokeUnseenAction = signedInAction(z.object({ id: typedText }), (actor, { id }) =>
  revokeFromPage(actor, id),
);

/** "Yes, I Saved My Token", where no script runs. */
export const savedAction = signedInAction(z.object({ another: typedText }), async (_, { another }) => {
  if (another) redirect('/tokens/new');
  await showOnNextPage('Created the token.');
  redirect('/tokens');
});
