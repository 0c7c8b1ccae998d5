import { z } from 'zod';
import { checkedValues, typedText } from '@/app/_request/actions/form-fields';
import type { TypedToken } from '@/components/tokens/create/create-state';
import { newToken } from '@/lib/tokens/create-token';

/** What was typed into the create form. */
export const typedToken = z.object({
  name: typedText,
  expiry: typedText,
  date: typedText,
  rights: typedText,
  features: checkedValues,
});

/** Names one filling in of the form; nothing where it is not one of ours. */
export const attemptId = z
  .string()
  .regex(/^[\w-]{1,100}$/)
  .optional()
  .catch(undefined);

/** The create form, in the shape that the domain's schema reads. */
export const tokenForm = z.preprocess(
  (form: Record<string, unknown>) => ({ ...nested(typedToken.parse(form)), attempt: form.attempt }),
  newToken.extend({ attempt: attemptId }),
);

function nested({ name, expiry, date, rights, features }: TypedToken) {
  return {
    name,
    expiry: expiry === 'never' ? { kind: 'never' } : { kind: 'date', date },
    rights: rights === 'limited' ? { kind: 'limited', features } : { kind: 'unrestricted' },
  };
}

/** The form's name for a field of the domain's schema. */
export function fieldOf(field: string): string {
  if (field.startsWith('expiry')) return 'date';
  return field.startsWith('rights') ? 'features' : field;
}
