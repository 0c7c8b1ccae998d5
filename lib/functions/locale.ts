import { z } from 'zod';
import { accountFacts } from '@/lib/accounts/account-facts';
import { defineFunction } from '@/lib/functions/define';
import { succeed } from '@/lib/functions/outcome';

/** Scripts in use that run from right to left (Unicode, Bidi_Class R and AL). */
const RIGHT_TO_LEFT = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

export const localeFunctions = [
  defineFunction({
    module: 'Locale',
    feature: null,
    name: 'get_attributes',
    summary: 'Tell the locale of the account',
    input: z.object({}),
    data: z.object({
      locale: z.string(),
      name: z.string(),
      encoding: z.literal('utf-8'),
      direction: z.enum(['ltr', 'rtl']),
    }),
    async handler(actor) {
      const { locale } = await accountFacts(actor);
      return succeed({ locale, ...describeLocale(locale.replaceAll('_', '-')), encoding: 'utf-8' as const });
    },
  }),
];

/** A locale's name in its own language, and its direction of writing. */
export function describeLocale(locale: string): { name: string; direction: 'ltr' | 'rtl' } {
  try {
    const { script = '' } = new Intl.Locale(locale).maximize();
    const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
    return { name, direction: RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr' };
  } catch {
    // Not a language tag at all; the account keeps it all the same.
    return { name: locale, direction: 'ltr' };
  }
}
