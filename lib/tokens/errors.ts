import type { FieldErrors } from '@/lib/field-errors';

/** Why an action on tokens was not done. Nothing was changed. */
export type TokenError =
  | { kind: 'invalid'; fields: FieldErrors }
  | { kind: 'name_taken'; fields: FieldErrors }
  | { kind: 'not_found' }
  | { kind: 'forbidden'; message: string; latestExpiry?: Date };

export const notFound: TokenError = { kind: 'not_found' };

export function nameTaken(field: string, name: string): TokenError {
  return {
    kind: 'name_taken',
    fields: { [field]: `You already have a token named “${name}”. Choose another name.` },
  };
}

/** `latestExpiry`: with an expiry up to this moment it would have been done. */
export function forbidden(message: string, latestExpiry?: Date): TokenError {
  return { kind: 'forbidden', message, latestExpiry };
}
