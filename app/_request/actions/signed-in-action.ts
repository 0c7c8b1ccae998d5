import type { z } from 'zod';
import { act } from '@/app/_request/actions/act';
import { formValues } from '@/app/_request/actions/form-values';
import type { AccountActor } from '@/lib/actor/actor';

/**
 * A server action of whoever is signed in. It takes one argument or a form, which `schema` reads: whatever
 * the browser sends, so it has an answer for nonsense.
 */
export function signedInAction<Input, Answer>(
  schema: z.ZodType<Input>,
  run: (actor: AccountActor, input: Input) => Promise<Answer>,
) {
  return async (sent?: unknown): Promise<Answer> =>
    act((actor) => run(actor, schema.parse(sent instanceof FormData ? formValues(sent) : sent)));
}
