import type { FieldErrors } from '@/lib/field-errors';

/** A form that is shown again: what was typed into it, never a password, and what is wrong with it. */
export type FormState<Typed> = { kind?: undefined; typed: Typed; errors: FieldErrors };

/** What a form with such a state is sent to. */
export type FormAction<State> = (state: State, form: FormData) => Promise<State>;
