import { z } from 'zod';

const all =
  'ar bg cs da de el en es es_419 es_es fi fil fr he hu id it ja ko ms nb nl pl pt pt_br ro ru sl sv th tr uk vi zh zh_tw';

/** The locales an account may have, by the names that cPanel gives them. Pages are in English whatever it is. */
export const locales: readonly string[] = all.split(' ');

export const localeName = z
  .string({ error: 'Give the name of a locale.' })
  .trim()
  .toLowerCase()
  .refine((name) => locales.includes(name), `There is no such locale. There are: ${locales.join(', ')}.`);
