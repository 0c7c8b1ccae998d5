import type { FieldErrors } from '@/lib/field-errors';

/** Why an action on tokens was not done. Nothing was changed. */
export type TokenError =
  | { kind: 'invalid'; fields: FieldErrors }
  | { kind: 'name_taken'; fields: FieldErrors }
  | { kind: 'not_found' }
  /** `lacks`: the feature with which it would have been done. `latestExpiry`: up to that moment, likewise. */
  | { kind: 'forbidden'; message: string; lacks?: 'apitokens'; latestExpiry?: Date };

export const notFound: TokenError = { kind: 'not_found' };

/** What a person reads whose choice of a name is taken, in the form before it is sent and after. */
export function nameTakenText(name: string): string {
  return `You already have a token named “${name}”. Choose another name.`;
}

export function nameTaken(field: string, name: string): TokenError {
  return {
    kind: 'name_taken',
    fields: { [field]: nameTakenText(name) },
  };
}
