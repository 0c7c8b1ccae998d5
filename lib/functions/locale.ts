import { z } from 'zod';
import { accountFacts } from '@/lib/accounts/account-facts';
import { localeName, locales } from '@/lib/accounts/locale/locales';
import { setLocale } from '@/lib/accounts/locale/set-locale';
import { defineFunction } from '@/lib/functions/define';
import { refuse, succeed } from '@/lib/functions/outcome';

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

const module = 'Locale';
const feature = null;
const direction = z.enum(['ltr', 'rtl']);
const pagesAreInEnglish =
  'The locale is kept for the programs that read it: Latchkey’s own pages are in English.';

export const localeFunctions = [
  defineFunction({
    module,
    feature,
    name: 'get_attributes',
    summary: 'Get the locale of the account',
    input: z.object({}),
    data: z.object({
      locale: z.string(),
      name: z.string(),
      encoding: z.literal('utf-8'),
      direction,
    }),
    async handler(actor) {
      const { locale } = await accountFacts(actor);
      return succeed({ locale, ...describeLocale(locale.replaceAll('_', '-')), encoding: 'utf-8' as const });
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'list_locales',
    summary: 'List the locales that an account may have',
    note: pagesAreInEnglish,
    input: z.object({}),
    data: z.array(z.object({ locale: z.string(), name: z.string(), local_name: z.string(), direction })),
    async handler() {
      const english = new Intl.DisplayNames(['en'], { type: 'language' });
      const listed = locales.map((locale) => {
        const tag = locale.replaceAll('_', '-');
        const { name, direction } = describeLocale(tag);
        return { locale, name: english.of(tag) ?? locale, local_name: name, direction };
      });
      return succeed(listed);
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'set_locale',
    summary: 'Set the locale of the account',
    note: pagesAreInEnglish,
    input: z.object({ locale: localeName }),
    data: z.null(),
    async handler(actor, { locale }) {
      const done = await setLocale(actor, locale);
      return done.ok ? succeed(null) : refuse(done.error);
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
