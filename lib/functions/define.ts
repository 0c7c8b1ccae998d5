import type { z } from 'zod';
import type { Actor } from '@/lib/actor/actor';
import { allows, type Rights } from '@/lib/actor/rights';
import { type Arguments, readArguments, unknownArguments } from '@/lib/functions/arguments/arguments';
import { applyListRequest } from '@/lib/functions/list/apply-list-request';
import { columnsOf } from '@/lib/functions/list/columns';
import { readListRequest } from '@/lib/functions/list/list-request';
import { type Outcome, refuse } from '@/lib/functions/outcome';
import type { Feature } from '@/lib/tokens/rights/features';

/** All there is to say of an API function: the door, the catalogue, the document and the command line follow. */
type Definition<Input extends z.ZodObject, Data extends z.ZodType> = {
  module: string;
  name: string;
  /** What a limited token needs to call it; null: for unrestricted tokens only. */
  feature: Feature | null;
  /** Any good token may call it, whatever its rights: it checks them itself. */
  anyToken?: true;
  /** One line, beginning with a verb. */
  summary: string;
  /** What its document says beyond the summary: whole sentences. */
  note?: string;
  /** Its arguments. Each arrives as text, or as a list of texts where the schema is an array. */
  input: Input;
  /** Its `data` when it succeeds. */
  data: Data;
  handler(actor: Actor, input: z.output<Input>): Promise<Outcome<z.input<Data>>>;
};

export type ApiFunction = {
  module: string;
  name: string;
  feature: Feature | null;
  anyToken?: true;
  summary: string;
  note?: string;
  input: z.ZodObject;
  data: z.ZodType;
  /** Calls it with what was sent. Who calls has made sure that the actor may. */
  call(actor: Actor, sent: Arguments): Promise<Outcome<unknown>>;
};

/** Whether a token with these rights may call a function. */
export function mayCall(
  rights: Rights,
  { anyToken, feature }: Pick<ApiFunction, 'anyToken' | 'feature'>,
): boolean {
  return anyToken === true || allows(rights, feature);
}

/** Defines an API function. */
export function defineFunction<Input extends z.ZodObject, Data extends z.ZodType>(
  definition: Definition<Input, Data>,
): ApiFunction {
  const { handler, ...facts } = definition;
  const columns = columnsOf(facts.data);
  return {
    ...facts,
    async call(actor, sent) {
      // Both are read before anything is done: a change must not happen with half of its arguments.
      const input = readArguments(sent, facts.input);
      const list = readListRequest(sent, columns);
      if (!input.ok || !list.ok)
        return refuse(...[input, list].flatMap((read) => (read.ok ? [] : read.error)));
      const outcome = applyListRequest(await handler(actor, input.value), list.value);
      return {
        ...outcome,
        warnings: [...outcome.warnings, ...list.value.warnings, ...unknownArguments(sent, facts.input)],
      };
    },
  };
}
