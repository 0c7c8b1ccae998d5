'use client';

import { useActionState } from 'react';
import { AnswerGuard } from '@/components/lost-answer/answer-guard';
import { Waiting } from '@/components/lost-answer/lost-answer';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';

type Props = { action: FormAction<FormState<object>> };

/** The current password and a new one. */
export function PasswordForm(props: Props) {
  return (
    <AnswerGuard
      lost={(reset) => (
        <Waiting what="the password was changed">
          <p>
            Check <TextLink href="/activity?action=password.changed">Activity</TextLink>: if it shows “Changed
            the password” just now, the new password is valid. Otherwise the old one still is.
          </p>
          <Button className="mt-2 w-fit" onClick={reset}>
            Back to the form
          </Button>
        </Waiting>
      )}
    >
      <Fields {...props} />
    </AnswerGuard>
  );
}

function Fields({ action }: Props) {
  const [{ errors }, submit] = useActionState(action, { typed: {}, errors: {} });
  return (
    <form action={submit} className="grid gap-4" noValidate>
      <ErrorSummary title="The password was not changed" errors={errors} />
      <Field name="current" label="Current password" error={errors.current}>
        {(control) => <Input {...control} type="password" autoComplete="current-password" required />}
      </Field>
      <Field
        name="password"
        label="New password"
        help="At least 10 characters. A few words in a row make a good one."
        error={errors.password}
      >
        {(control) => <Input {...control} type="password" autoComplete="new-password" required />}
      </Field>
      <SubmitButton variant="secondary" className="w-fit">
        Change password
      </SubmitButton>
    </form>
  );
}
