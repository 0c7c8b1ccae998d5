'use client';

import { useActionState } from 'react';
import { AnswerGuard } from '@/components/lost-answer/answer-guard';
import { LostAnswer } from '@/components/lost-answer/lost-answer';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';

type Props = {
  first: string;
  second: string;
  action: FormAction<FormState<{ first: string; second: string }>>;
};

/** Where the operator reaches the account: two addresses, either may stay empty. */
export function ContactForm(props: Props) {
  return (
    <AnswerGuard
      lost={(reset) => (
        <LostAnswer
          what="the addresses were changed"
          shown="The addresses that you see now are those that were saved."
          reset={reset}
        />
      )}
    >
      <Fields {...props} />
    </AnswerGuard>
  );
}

function Fields({ first, second, action }: Props) {
  const [state, submit] = useActionState(action, { typed: { first, second }, errors: {} });
  return (
    <form action={submit} className="grid gap-4" noValidate>
      <ErrorSummary title="The addresses were not changed" errors={state.errors} />
      <Field name="first" label="First address" optional error={state.errors.first}>
        {(control) => (
          <Input {...control} type="email" defaultValue={state.typed.first} autoComplete="email" />
        )}
      </Field>
      <Field name="second" label="Second address" optional error={state.errors.second}>
        {(control) => (
          <Input {...control} type="email" defaultValue={state.typed.second} autoComplete="off" />
        )}
      </Field>
      <SubmitButton variant="secondary" className="w-fit">
        Update
      </SubmitButton>
    </form>
  );
}
