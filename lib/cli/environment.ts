import { z } from 'zod';

const variables = z.object({
  LATCHKEY_URL: z.string().optional(),
  LATCHKEY_TOKEN: z.string().optional(),
});

/** What the caller's environment says to the command line alone. The server reads none of it. */
export function environment(): z.output<typeof variables> {
  // These belong to whoever calls, not to the installation's settings.
  const set = Object.entries(process.env).filter(([, value]) => value);
  return variables.parse(Object.fromEntries(set));
}
