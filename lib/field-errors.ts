import type { z } from 'zod';

/** What is wrong with each field, as one sentence a person can act on. The key is the field's name. */
export type FieldErrors = Record<string, string>;

/** The first fault of each field that zod found; a fault of the whole stands under the empty name. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message;
  return fields;
}
