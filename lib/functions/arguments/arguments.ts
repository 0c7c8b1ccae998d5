import { z } from 'zod';
import { isListArgument } from '@/lib/functions/list/asked';
import { fail, ok, type Result } from '@/lib/result';

/** What a caller sent, in its order. One name may come several times. */
export type Arguments = readonly (readonly [name: string, value: string])[];

/**
 * One entry of a list: `address-0` as cPanel writes it, `address[0]` and `address[]` as axios, jQuery, Guzzle
 * and PHP do.
 */
const NUMBERED = /^(.+?)(?:-(\d{1,6})|\[(\d{0,6})\])$/;

/** How many unknown arguments are named. */
const MOST_WARNINGS = 20;

/**
 * Reads a function's arguments, or says in one sentence each what is wrong with them. Arguments that
 * the function does not have are left out, as cPanel does; `unknownArguments` names them.
 */
export function readArguments<Input extends z.ZodObject>(
  sent: Arguments,
  input: Input,
): Result<z.output<Input>, string[]> {
  const given = gather(sent);
  const values: Record<string, string | string[]> = {};
  const faults: string[] = [];
  for (const [name, schema] of Object.entries(input.shape)) {
    const all = given.get(name);
    if (!all) continue;
    if (all.some(({ value }) => value.includes('\0')))
      faults.push(`“${name}” holds a null character, which no text of ours can.`);
    else if (isList(schema))
      values[name] = all.toSorted((a, b) => a.place - b.place).map(({ value }) => value);
    else Object.assign(values, single(name, all, faults));
  }
  if (faults.length) return fail(faults);
  const parsed = input.safeParse(values);
  return parsed.success ? ok(parsed.data) : fail(sentences(parsed.error));
}

type Given = { value: string; place: number };

/** A warning for each argument that a function does not have: a typing error must not pass in silence. */
export function unknownArguments(sent: Arguments, input: z.ZodObject): string[] {
  const known = (name: string) => Object.hasOwn(input.shape, name);
  const unknown = sent
    .map(([name]) => name)
    .filter((name) => {
      const list = NUMBERED.exec(name)?.[1];
      const isEntry = list !== undefined && known(list) && isList(input.shape[list]);
      return !known(name) && !isEntry && !isListArgument(name);
    });
  return [...new Set(unknown)]
    .slice(0, MOST_WARNINGS)
    .map((name) => `“${name.slice(0, 50)}” is no argument of this function and was ignored.`);
}

/** Everything sent under each name; a numbered one stands under its bare name as well. */
function gather(sent: Arguments): Map<string, Given[]> {
  const given = new Map<string, Given[]>();
  const add = (name: string, value: string, place: number) => {
    const others = given.get(name);
    if (others) others.push({ value, place });
    else given.set(name, [{ value, place }]);
  };
  for (const [name, value] of sent) {
    add(name, value, BARE);
    const numbered = NUMBERED.exec(name);
    if (numbered?.[1]) add(numbered[1], value, Number(numbered[2] ?? (numbered[3] || UNNUMBERED)));
  }
  return given;
}

/** Where a value without a number stands: before all that have one. */
const BARE = -1;
/** Where `name[]` stands: after the bare name, before all that have a number. */
const UNNUMBERED = -0.5;

/** The one value of an argument that is no list. The same again does no harm; another would be a guess. */
function single(name: string, all: Given[], faults: string[]): Record<string, string> {
  const [first, ...others] = all.filter(({ place }) => place === BARE);
  if (first && others.some(({ value }) => value !== first.value))
    faults.push(`“${name}” was given more than once. Give it once.`);
  return first ? { [name]: first.value } : {};
}

/** Whether an argument takes a list. */
export function isList(schema: unknown): boolean {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodPipe) {
    inner = inner instanceof z.ZodPipe ? inner.in : inner.unwrap();
  }
  return inner instanceof z.ZodArray;
}

/** The first fault of each argument. */
function sentences(error: z.ZodError): string[] {
  const byName = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const name = String(path[0] ?? '');
    if (!byName.has(name)) byName.set(name, name ? `“${name}”: ${message}` : message);
  }
  return [...byName.values()];
}
