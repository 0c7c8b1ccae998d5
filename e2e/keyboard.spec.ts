import type { Page } from '@playwright/test';
import { addTokens, tokenNames } from '@/e2e/database';
import { expect, test } from '@/e2e/test';

const five = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }));

test('the shortcuts do what their sheet says', async ({ withSession: page, account }) => {
  await addTokens(account, five);
  await page.goto('/tokens?sort=name');
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(5);
  await keysWork(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByLabel('Select b')).toBeChecked();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await expect(page.getByText('3 tokens selected').first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(rows.nth(2)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Revoked 3 tokens.')).toBeVisible();
  expect(await tokenNames(account)).toEqual(['a', 'e']);
  await page.keyboard.press('/');
  await expect(page.getByLabel('Search tokens by name')).toBeFocused();
  await page.keyboard.press('c');
  await expect(page.getByLabel('Search tokens by name'), 'never while typing').toHaveValue('c');
  await page.getByLabel('Search tokens by name').blur();
  await page.goto('/tokens?sort=name');
  await keysWork(page);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'a', exact: true })).toBeVisible();
  await page.keyboard.press('c');
  await expect(page).toHaveURL('/tokens/new');
});

test('the shortcuts can be switched off', async ({ signedIn: page }) => {
  await page.getByRole('button', { name: /Shortcuts/ }).click();
  await page.getByLabel('Use keyboard shortcuts in this browser').uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await keysWork(page);
  await page.keyboard.press('c');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).toHaveURL('/tokens');
});

test('a token is created and saved by keyboard alone', async ({ withSession: page, account }) => {
  await page.goto('/tokens/new');
  await page.getByLabel('API Token Name').focus();
  await page.keyboard.type('by-keyboard');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('The API Token will not expire.')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Copy your API token' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('API Token', { exact: true })).toBeFocused();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Yes, I Saved My Token' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/tokens');
  expect(await tokenNames(account)).toEqual(['by-keyboard']);
});

test('the focus is always visible', async ({ withSession: page, account }) => {
  await addTokens(account, five);
  await page.goto('/tokens');
  for (let i = 0; i < 25; i++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return document.activeElement === document.body ? 'body' : `${outlineStyle} ${outlineWidth}`;
    });
    if (outline !== 'body') expect(outline).toMatch(/^(solid|auto) [2-9]/);
  }
});

/** The page's script is there: what a key does before is the browser's own. */
async function keysWork(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /Shortcuts/ })).toBeEnabled();
}
