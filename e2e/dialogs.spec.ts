import { addTokens, tokenNames } from '@/e2e/database';
import { expect, test } from '@/e2e/test';

test('a dialog that asks begins on Cancel, keeps the page out of reach, and gives the focus back', async ({
  signedIn: page,
  account,
}) => {
  await addTokens(account, [{ name: 'kept' }]);
  await page.goto('/tokens');
  await page.getByLabel('Select kept').check();
  await page.getByRole('button', { name: 'Revoke' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Revoke this API token?' });
  await expect(dialog).toHaveAccessibleDescription(/This cannot be undone/);
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Tab');
    const beneath = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
    );
    expect(beneath).toBe(false);
  }
  await page.mouse.click(5, 5);
  await expect(dialog, 'a click outside decides nothing').toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Revoke' })).toBeFocused();
  expect(await tokenNames(account)).toEqual(['kept']);
});

test('a dialog that tells closes by a click outside, and the page beneath neither scrolls nor jumps', async ({
  signedIn: page,
  account,
}) => {
  await addTokens(
    account,
    Array.from({ length: 20 }, (_, i) => ({ name: `token-${i}` })),
  );
  await page.goto('/tokens');
  const heading = page.getByRole('heading', { name: 'API Tokens' });
  const before = await heading.boundingBox();
  const shortcuts = page.getByRole('button', { name: /Shortcuts/ });
  await expect(shortcuts).toBeEnabled();
  await shortcuts.focus();
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toBeVisible();
  await page.mouse.move(5, 5);
  await page.mouse.wheel(0, 500);
  expect(await heading.boundingBox()).toEqual(before);
  await page.mouse.click(5, 5);
  await expect(dialog).toBeHidden();
  await page.mouse.wheel(0, 500);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
});
