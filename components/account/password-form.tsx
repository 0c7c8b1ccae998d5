'use client';

import { useActionState } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FieldErrors } from '@/lib/field-errors';

export type PasswordState = { errors: FieldErrors };

export function PasswordForm({
  action,
}: {
  action: (state: PasswordState, form: FormData) => Promise<PasswordState>;
}) {
  const [{ errors }, submit] = useActionState(action, { errors: {} });
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
