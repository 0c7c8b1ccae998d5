import type { FormAction, FormState } from '@/components/ui/form-state';

/** What was typed into the create form; it survives an error. */
export type TypedToken = { name: string; expiry: string; date: string; rights: string; features: string[] };

/** The create form, or after it the secret: the one time that it is shown. */
export type CreateState =
  | FormState<TypedToken>
  /** This form has created a token before; whether anybody saw its secret is not known. */
  | { kind: 'unseen'; id: string; name: string }
  | { kind: 'created'; name: string; secret: string; expires: string | null; publicUrl: string };

export type CreateAction = FormAction<CreateState | null>;
