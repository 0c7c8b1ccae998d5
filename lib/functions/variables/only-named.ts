import { z } from 'zod';
import { type Outcome, succeed } from '@/lib/functions/outcome';

/** How many names that there are not are told. */
const MOST_WARNINGS = 20;

/** The argument by which a caller asks for some facts only. */
export const names = z.array(z.string()).optional();

/** All facts, or those of the names asked for; each name that there is no fact of is warned about. */
export function onlyNamed<Facts extends object>(
  facts: Facts,
  asked: string[] | undefined,
): Outcome<Partial<Facts>> {
  if (!asked) return succeed(facts);
  const known = Object.entries(facts).filter(([name, value]) => value !== undefined && asked.includes(name));
  const unknown = [...new Set(asked)].filter((name) => !known.some(([one]) => one === name));
  return succeed(Object.fromEntries(known) as Partial<Facts>, {
    warnings: unknown.slice(0, MOST_WARNINGS).map((name) => `Nothing is known of “${name.slice(0, 50)}”.`),
  });
}
