import { type FormRules, type Refuse, readForm } from '@/app/_request/actions/read-form';
import { marked } from '@/app/_request/marked';
import { assertOwnOrigin } from '@/app/_request/origin';
import type { FormState } from '@/components/ui/form-state';

/** The same for whoever is not signed in. */
export function visitorForm<Typed, Input>(
  rules: FormRules<Typed, Input>,
  run: (input: Input, refuse: Refuse<Typed>) => Promise<FormState<Typed>>,
) {
  return async (_: unknown, form: FormData): Promise<FormState<Typed>> =>
    marked(async () => {
      await assertOwnOrigin();
      const { input, refuse } = readForm(form, rules);
      return input.ok ? run(input.value, refuse) : input.error;
    });
}
