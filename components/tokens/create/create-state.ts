import type { FieldErrors } from '@/lib/field-errors';

/** What was typed into the create form; it survives an error. */
export type TypedToken = { name: string; expiry: string; date: string; rights: string; features: string[] };

/** The create form, or after it the secret: the one time that it is shown. */
export type CreateState =
  | { kind: 'form'; typed: TypedToken; errors: FieldErrors }
  /** This form has created a token before; whether anybody saw its secret is not known. */
  | { kind: 'unseen'; id: string; name: string }
  | { kind: 'created'; name: string; secret: string; expires: string | null; publicUrl: string };

export type CreateAction = (state: CreateState | null, form: FormData) => Promise<CreateState>;
