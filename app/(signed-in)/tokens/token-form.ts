import type { FieldErrors } from '@/lib/field-errors';

/** What the create form says, in the shape that the domain's schema reads. */
export function readTokenForm(form: FormData) {
  const text = (name: string) => form.get(name)?.toString() ?? '';
  return {
    name: text('name'),
    expiry: text('expiry') === 'never' ? { kind: 'never' } : { kind: 'date', date: text('date') },
    rights:
      text('rights') === 'limited'
        ? { kind: 'limited', features: form.getAll('features') }
        : { kind: 'unrestricted' },
  };
}

/** The domain's field errors under the names of the form's fields. */
export function formErrors(errors: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(errors).map(([field, fault]) => [formField(field), fault]));
}

function formField(field: string): string {
  if (field.startsWith('expiry')) return 'date';
  return field.startsWith('rights') ? 'features' : field;
}
