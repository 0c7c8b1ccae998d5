'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';

/** One field for the password that takes the place of the first one. */
export function OwnPasswordForm({
  username,
  next,
  action,
}: {
  username: string;
  next: string;
  action: FormAction<FormState<object>>;
}) {
  const [{ errors }, submit] = useActionState(action, { typed: {}, errors: {} });
  return (
    <form action={submit} className="grid gap-4" noValidate>
      <ErrorSummary title="Your password is not set" errors={errors} />
      {/* For password managers, which keep it under this name. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <input type="hidden" name="next" value={next} />
      <Field
        name="password"
        label="New password"
        help="At least 10 characters. A few words in a row make a good one."
        error={errors.password}
      >
        {(control) => <Input {...control} type="password" autoComplete="new-password" autoFocus required />}
      </Field>
      <SubmitButton>Set password</SubmitButton>
    </form>
  );
}
