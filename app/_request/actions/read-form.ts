import type { z } from 'zod';
import { formValues } from '@/app/_request/actions/form-values';
import type { FormState } from '@/components/ui/form-state';
import { type FieldErrors, fieldErrors } from '@/lib/field-errors';
import { fail, ok, type Result } from '@/lib/result';

export type FormRules<Typed, Input> = {
  /** What goes back into the form with an error; never a password. */
  typed: z.ZodType<Typed>;
  /** What the form must say. */
  schema: z.ZodType<Input>;
  /** The form's name for a field of the schema, where they differ. */
  fieldOf?: (field: string) => string;
};

/** Shows the form again, with these errors. */
export type Refuse<Typed> = (errors: FieldErrors) => FormState<Typed>;

/** What a form says, by its schema; or the form with what is wrong. `refuse` is for what the domain finds. */
export function readForm<Typed, Input>(
  form: FormData,
  { typed, schema, fieldOf = (field) => field }: FormRules<Typed, Input>,
): { input: Result<Input, FormState<Typed>>; refuse: Refuse<Typed> } {
  const values = formValues(form);
  const refuse: Refuse<Typed> = (errors) => ({
    typed: typed.parse(values),
    errors: Object.fromEntries(Object.entries(errors).map(([field, fault]) => [fieldOf(field), fault])),
  });
  const parsed = schema.safeParse(values);
  return { input: parsed.success ? ok(parsed.data) : fail(refuse(fieldErrors(parsed.error))), refuse };
}
