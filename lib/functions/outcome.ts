/** What an API function came to. `status` 0 is a failure that the caller can act on. */
export type Outcome<Data> = Notes & { status: 0 | 1; data: Data | null; errors: string[] };

/** What stands beside the data: sentences for a person, and facts about the answer itself. */
type Notes = { messages: string[]; warnings: string[]; metadata: Record<string, unknown> };

/** The flat envelope of cPanel's wire form. An empty list is null there, never []. */
export type Envelope = {
  status: 0 | 1;
  data: unknown;
  errors: string[] | null;
  messages: string[] | null;
  warnings: string[] | null;
  metadata: Record<string, unknown>;
};

/** The function did what it was asked. */
export function succeed<Data>(data: Data, notes: Partial<Notes> = {}): Outcome<Data> {
  return { status: 1, data, errors: [], messages: [], warnings: [], metadata: {}, ...notes };
}

/** The function did nothing, because of what each sentence says. */
export function refuse(...errors: string[]): Outcome<never> {
  return { status: 0, data: null, errors, messages: [], warnings: [], metadata: {} };
}

/** An outcome in the wire form. */
export function toEnvelope({
  status,
  data,
  errors,
  messages,
  warnings,
  metadata,
}: Outcome<unknown>): Envelope {
  return {
    status,
    data,
    errors: orNull(errors),
    messages: orNull(messages),
    warnings: orNull(warnings),
    metadata,
  };
}

/** The nested form that cPanel's command line prints. */
export function toNestedForm(module: string, func: string, outcome: Outcome<unknown>) {
  return { apiversion: 3, module, func, result: toEnvelope(outcome) };
}

function orNull(sentences: string[]): string[] | null {
  return sentences.length ? sentences : null;
}
