import type { Arguments } from '@/lib/functions/arguments/arguments';
import { fail, ok, type Result } from '@/lib/result';

/** The members of a JSON object as arguments; the error says which of them no form could carry. */
export function argumentsFromJson(object: object): Result<Arguments, string> {
  const sent: [string, string][] = [];
  for (const [name, held] of Object.entries(object)) {
    for (const one of Array.isArray(held) ? held : [held]) {
      const text = textOf(one);
      if (text === undefined) return fail(`“${name}” must be text, a number, a flag, or a list of these.`);
      if (text !== null) sent.push([name, text]);
    }
  }
  return ok(sent);
}

/** Whether a JSON value is an object, and no list. */
export function isJsonObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A JSON value as a form would carry it; null for one that is left out, undefined for what no form can. A list
 * within a list is JSON, as Batch::strict takes its commands.
 */
function textOf(value: unknown): string | null | undefined {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (Array.isArray(value)) return isWithin(value, MOST_DEPTH) ? JSON.stringify(value) : undefined;
  return typeof value === 'number' ? String(value) : undefined;
}

/** Deeper than anybody nests arguments; far deeper, JSON.stringify has no stack left. */
const MOST_DEPTH = 20;

function isWithin(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((one) => isWithin(one, depth - 1));
}
