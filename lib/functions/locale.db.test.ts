import { expect, test } from 'vitest';
import { locales } from '@/lib/accounts/locale/locales';
import { setLocale } from '@/lib/accounts/locale/set-locale';
import { limitedTo } from '@/lib/actor/rights';
import { makeAccount } from '@/lib/api/testing/accounts';
import { db } from '@/lib/db/client';
import { call, errorOf, good } from '@/lib/functions/testing/call';
import { aTokenOf } from '@/lib/testing/accounts';
import { featureNames } from '@/lib/tokens/rights/features';

test('every locale has its names and its direction', async () => {
  const { actor } = await makeAccount();
  const { data } = await call('Locale::list_locales', {}, actor);
  expect(data).toHaveLength(locales.length);
  expect(data).toContainEqual({ locale: 'de', name: 'German', local_name: 'Deutsch', direction: 'ltr' });
  expect(data).toContainEqual(expect.objectContaining({ locale: 'he', direction: 'rtl' }));
});

test('set_locale changes the locale, and leaves its event once', async () => {
  const { actor, id } = await makeAccount();
  for (const locale of ['pt_BR', 'pt_br'])
    expect(await call('Locale::set_locale', { locale }, actor)).toEqual(good(null));
  expect((await call('Locale::get_attributes', {}, actor)).data).toMatchObject({ locale: 'pt_br' });
  const events = await db().auditEvent.findMany({ where: { accountId: id, action: 'locale.changed' } });
  expect(events.map(({ details }) => details)).toEqual([
    expect.objectContaining({ was: 'en', now: 'pt_br' }),
  ]);
});

test('a locale that there is not is refused, and so is a limited token', async () => {
  const { actor, id } = await makeAccount();
  for (const args of [{ locale: 'xx' }, { locale: '' }, {}] as Record<string, string>[])
    expect(await errorOf(call('Locale::set_locale', args, actor))).toMatch(/locale/);
  const limited = await aTokenOf({ accountId: id }, limitedTo(featureNames), null);
  expect(await setLocale(limited, 'de')).toEqual({
    ok: false,
    error: expect.stringContaining('unrestricted'),
  });
  expect((await call('Locale::get_attributes', {}, actor)).data).toMatchObject({ locale: 'en' });
});
