import { z } from 'zod';

/** A text as it was typed; nothing that is no text. */
export const typedText = z.string().catch('');

/** The values of checkboxes that share a name. */
export const checkedValues = z
  .union([z.array(z.string()), z.string().transform((value) => [value])])
  .catch([]);
