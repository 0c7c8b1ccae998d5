import { act } from '@/app/_request/actions/act';
import { type FormRules, type Refuse, readForm } from '@/app/_request/actions/read-form';
import type { FormState } from '@/components/ui/form-state';
import type { AccountActor } from '@/lib/actor/actor';

/** A server action for a form that shows its errors, sent by whoever is signed in. */
export function signedInForm<Typed, Input, State = never>(
  rules: FormRules<Typed, Input>,
  run: (actor: AccountActor, input: Input, refuse: Refuse<Typed>) => Promise<State | FormState<Typed>>,
) {
  return async (_: unknown, form: FormData): Promise<State | FormState<Typed>> =>
    act(async (actor) => {
      const { input, refuse } = readForm(form, rules);
      return input.ok ? run(actor, input.value, refuse) : input.error;
    });
}
