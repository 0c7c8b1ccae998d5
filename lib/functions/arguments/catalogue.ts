import type { z } from 'zod';
import { isList } from '@/lib/functions/arguments/arguments';
import type { ApiFunction } from '@/lib/functions/define';

export type Argument = { name: string; required: boolean; list: boolean };

/** The arguments of a function, as its catalogue entry and its help tell them. */
export function argumentsOf({ input }: ApiFunction): Argument[] {
  return Object.entries(input.shape).map(([name, schema]) => ({
    name,
    required: !(schema as z.ZodType).safeParse(undefined).success,
    list: isList(schema),
  }));
}
