import type { Actor } from '@/lib/actor/actor';
import { type Envelope, toEnvelope } from '@/lib/functions/outcome';
import { findFunction } from '@/lib/functions/registry';

/** Calls a function by its whole name and checks its data against its own definition. */
export async function call(name: string, args: Record<string, string>, actor: Actor): Promise<Envelope> {
  const [module = '', func = ''] = name.split('::');
  const found = findFunction(module, func);
  if (!found) throw new Error(`There is no ${name}.`);
  const outcome = await found.call(actor, Object.entries(args));
  const whole = !Object.keys(args).some((arg) => arg.startsWith('api.columns'));
  if (outcome.status === 1 && whole) found.data.parse(outcome.data);
  return toEnvelope(outcome);
}

/** The envelope of a plain success. */
export const good = (data: unknown): Envelope => ({
  status: 1,
  data,
  errors: null,
  messages: null,
  warnings: null,
  metadata: {},
});

/** The errors of an answer as one text. */
export async function errorOf(answer: Promise<Envelope>): Promise<string | undefined> {
  return (await answer).errors?.join(' ');
}
