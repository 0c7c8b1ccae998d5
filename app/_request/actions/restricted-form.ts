import { actRestricted } from '@/app/_request/actions/act-restricted';
import { type FormRules, type Refuse, readForm } from '@/app/_request/actions/read-form';
import { ownPath } from '@/app/_request/own-path';
import type { FormState } from '@/components/ui/form-state';
import type { RestrictedActor } from '@/lib/actor/actor';

/**
 * The same for a session that is restricted to the page for a new password. `next` is where the person was
 * going, which the form says.
 */
export function restrictedForm<Typed, Input>(
  rules: FormRules<Typed, Input>,
  run: (
    actor: RestrictedActor,
    input: Input,
    refuse: Refuse<Typed>,
    next: string,
  ) => Promise<FormState<Typed>>,
) {
  return async (_: unknown, form: FormData): Promise<FormState<Typed>> => {
    const next = ownPath(form.get('next')?.toString());
    return actRestricted(next, async (actor) => {
      const { input, refuse } = readForm(form, rules);
      return input.ok ? run(actor, input.value, refuse, next) : input.error;
    });
  };
}
