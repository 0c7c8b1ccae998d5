'use client';

import { useActionState } from 'react';
import { AnswerGuard } from '@/components/lost-answer/answer-guard';
import { LostAnswer } from '@/components/lost-answer/lost-answer';
import { NameField } from '@/components/tokens/create/name-field';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = {
  id: string;
  current: string;
  action: FormAction<FormState<{ name: string }>>;
  nameIsTaken: (name: string) => Promise<boolean>;
};

/** A new name for the token; nothing else of it can be edited. */
export function RenameForm(props: Props) {
  return (
    <AnswerGuard
      lost={(reset) => (
        <LostAnswer
          what="the token was renamed"
          shown="The name that you see now is the one that was saved."
          reset={reset}
        />
      )}
    >
      <Fields {...props} />
    </AnswerGuard>
  );
}

function Fields({ id, current, action, nameIsTaken }: Props) {
  const [state, submit] = useActionState(action, { typed: { name: current }, errors: {} });
  return (
    <form action={submit} className="grid gap-4" noValidate>
      <input type="hidden" name="id" value={id} />
      <NameField
        label="New API Token Name"
        initial={state.typed.name}
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
