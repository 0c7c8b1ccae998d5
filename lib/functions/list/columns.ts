import { z } from 'zod';
import type { Columns } from '@/lib/functions/list/list-request';

/** The columns of a function that answers a list of records; null for any other. */
export function columnsOf(data: z.ZodType): Columns | null {
  if (!(data instanceof z.ZodArray) || !(data.element instanceof z.ZodObject)) return null;
  const shape: Record<string, unknown> = data.element.shape;
  return new Map(Object.entries(shape).map(([name, schema]) => [name, { numeric: isNumber(schema) }]));
}

function isNumber(schema: unknown): boolean {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) inner = inner.unwrap();
  return inner instanceof z.ZodNumber;
}
