import { z } from 'zod';
import { NAME_MAX_LENGTH, nameFault } from '@/lib/tokens/name-rule';

/** A token's name by the rule of nameFault(). Unique within the account, which only the database can tell. */
export const tokenName = z
  .string({ error: 'Give the token a name.' })
  .check((context) => {
    const fault = nameFault(context.value);
    if (fault) context.issues.push({ code: 'custom', message: fault, input: context.value });
  })
  .meta({
    pattern: '^[A-Za-z0-9_-]{1,50}$',
    minLength: 1,
    maxLength: NAME_MAX_LENGTH,
    examples: ['backup-script'],
  });
