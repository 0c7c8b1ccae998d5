'use client';

import { useActionState } from 'react';
import { NameField } from '@/components/tokens/name-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FieldErrors } from '@/lib/field-errors';

export type RenameState = { typed: string; errors: FieldErrors };

/** A new name for the token; nothing else of it can be edited. */
export function RenameForm({
  current,
  action,
  nameIsTaken,
}: {
  current: string;
  action: (state: RenameState, form: FormData) => Promise<RenameState>;
  nameIsTaken: (name: string) => Promise<boolean>;
}) {
  const [state, submit] = useActionState(action, { typed: current, errors: {} });
  return (
    <form action={submit} className="grid gap-4" noValidate>
      <NameField
        label="New API Token Name"
        initial={state.typed}
        own={current}
        error={state.errors.name}
        isTaken={nameIsTaken}
      />
      <SubmitButton variant="secondary" className="w-fit">
        Update
      </SubmitButton>
    </form>
  );
}
