import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { addTokens, sql } from '@/e2e/database';
import { alertOf, createToken, expect, test } from '@/e2e/test';

async function expectNoFaults(page: Page, where: string): Promise<void> {
  // Without a second page to gather what frames say: there are none.
  expect(page.frames()).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
    where,
  ).toEqual([]);
}

const looks = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
} as const;

for (const [look, options] of Object.entries(looks)) {
  test.describe(`axe finds nothing, ${look}`, () => {
    test.use({ ...options, contextOptions: { reducedMotion: 'reduce' } });

    test('on every screen and state', async ({ signedIn: page, account }) => {
      test.slow();
      await expectNoFaults(page, 'no tokens yet');
      const [id] = await addTokens(account, [
        { name: 'active' },
        { name: 'soon', expiresInDays: 3, features: ['diskusage'] },
        { name: 'over', expiresInDays: -3 },
        ...Array.from({ length: 30 }, (_, i) => ({ name: `more-${i}` })),
      ]);
      for (const path of [
        '/tokens',
        '/tokens?sort=expires',
        '/tokens?q=none',
        '/tokens/new',
        `/tokens/${id}`,
        `/tokens/revoke?id=${id}`,
        '/activity',
        '/activity?action=x',
        '/account',
        '/tokens/nowhere',
      ]) {
        await page.goto(path);
        await expectNoFaults(page, path);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${path} does not scroll sideways`).toBeLessThanOrEqual(0);
      }

      await page.goto('/tokens?sort=expires');
      await page.getByLabel('Select over').check();
      await expectNoFaults(page, 'a selection');
      await page.getByRole('button', { name: 'Revoke', exact: true }).click();
      await expectNoFaults(page, 'the confirmation of a bulk revoke');
      await page.getByRole('button', { name: 'Revoke Selected API Tokens' }).click();
      await expect(page.getByText('Revoked 1 token.')).toBeVisible();
      await expectNoFaults(page, 'a toast');
      await page.getByLabel('Tokens per page').click();
      await expectNoFaults(page, 'the gear');

      await page.goto(`/tokens/${id}`);
      await page.getByRole('button', { name: 'Revoke', exact: true }).click();
      await expectNoFaults(page, 'the confirmation of a revoke');

      await page.goto('/tokens/new');
      await page.getByLabel('Only chosen features').check();
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(alertOf(page)).toBeFocused();
      await expectNoFaults(page, 'a form with errors');
      await page.getByLabel('Open the calendar').click();
      await expect(page.getByRole('grid')).toBeVisible();
      await expectNoFaults(page, 'the calendar');

      await createToken(page, 'revealed');
      await expectNoFaults(page, 'the secret');
      await page.getByRole('link', { name: 'Activity' }).click();
      await expectNoFaults(page, 'the warning on leaving');
    });

    test('on the page for a new password, and on the notice of failed attempts', async ({
      page,
      account,
    }) => {
      await sql(
        `UPDATE account SET password_must_change = true, password_expires_at = clock_timestamp() + interval '1 day'
         WHERE id = $1`,
        [account.id],
      );
      await sql(
        `INSERT INTO audit_event (account_id, deed, actor_kind, actor_name, address)
         VALUES ($1, 'sign_in.failed', 'account', 'x', '2001:db8:85a3:8d3:1319:8a2e:370:7348')`,
        [account.id],
      );
      await page.goto('/sign-in');
      await page.getByLabel('Username or e-mail').fill(account.username);
      await page.getByLabel('Password').fill(account.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByLabel('New password')).toBeFocused();
      await expectNoFaults(page, 'a new password');
      await page.getByRole('button', { name: 'Set password' }).click();
      await expect(alertOf(page)).toBeFocused();
      await expectNoFaults(page, 'a new password with errors');
      await page.getByLabel('New password').fill('a passphrase of my own');
      await page.getByRole('button', { name: 'Set password' }).click();
      await expect(page.getByText('Before this sign-in')).toBeVisible();
      await expectNoFaults(page, 'the notice of failed attempts');
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, 'the notice does not scroll sideways').toBeLessThanOrEqual(0);
    });

    test('on the sign-in page', async ({ page }) => {
      await page.goto('/sign-in');
      await expectNoFaults(page, 'sign in');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(alertOf(page)).toBeVisible();
      await expectNoFaults(page, 'sign in with errors');
    });
  });
}

test('nothing moves while the page settles, or when a row is selected', async ({
  signedIn: page,
  account,
}) => {
  // Two whole pages: a shorter one would rightly bring the foot up, and late on a slow machine.
  await addTokens(
    account,
    Array.from({ length: 40 }, (_, i) => ({ name: `still-${i}`, expiresInDays: i * 4 - 20 })),
  );
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[]) {
        if (!entry.hadRecentInput) shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/tokens?sort=name');
  await page.getByLabel('Select still-1', { exact: true }).check();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/page=2/);
  expect(
    await page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
    ),
  ).toBeLessThan(0.01);
});

test('light and dark follow the system, can be chosen, and stay', async ({ signedIn: page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.getByLabel('Theme').click();
  await page.getByRole('button', { name: 'Light' }).click();
  expect(await ground()).toBe(light);
  await page.reload();
  expect(await ground()).toBe(light);
});

test('nothing is cut off, from a small phone to a desktop at 200%', async ({
  withSession: page,
  account,
}) => {
  const [id] = await addTokens(account, [
    {
      name: 'n'.repeat(50),
      expiresInDays: 5,
      features: ['apitokens', 'diskusage', 'updatecontact', 'verify'],
    },
    { name: 'over', expiresInDays: -300 },
  ]);
  for (const path of ['/tokens', '/tokens/new', `/tokens/${id}`, '/activity', '/account']) {
    await page.goto(path);
    for (const width of [320, 390, 640, 768, 1024]) {
      await page.setViewportSize({ width, height: 700 });
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('a, button, input, summary, td, time, h1, h2')]
          .filter((element) => {
            const box = element.getBoundingClientRect();
            const scrolls = element.closest('pre, .overflow-x-auto:not([aria-label="API tokens"])');
            return (
              element.checkVisibility() &&
              box.width > 1 &&
              !scrolls &&
              (box.right > innerWidth + 1 || box.left < -1)
            );
          })
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      expect(cut, `${path} at ${width}px`).toEqual([]);
    }
  }
});
