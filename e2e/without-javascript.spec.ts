import { addTokens, tokenNames } from '@/e2e/database';
import { alertOf, createToken, expect, signIn, test } from '@/e2e/test';

test.use({ javaScriptEnabled: false });

test('a token is created, its secret shown once, without JavaScript', async ({ page, account }) => {
  await signIn(page, account);
  await page.getByRole('link', { name: 'Create' }).first().click();
  await page.getByLabel('API Token Name').fill('has space');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(alertOf(page)).toContainText('Use only letters');
  await expect(page.getByLabel('API Token Name')).toHaveValue('has space');
  const secret = await createToken(page, 'plain');
  expect(secret).toMatch(/^lk_/);
  await page.getByLabel('Create another token after I click Yes, I Saved My Token').check();
  await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
  await expect(page).toHaveURL('/tokens/new');
  expect(await page.content()).not.toContain(secret);
  expect(await tokenNames(account)).toEqual(['plain']);
});

test('tokens are searched, paged, renamed and revoked without JavaScript', async ({ page, account }) => {
  const [id] = await addTokens(
    account,
    Array.from({ length: 25 }, (_, i) => ({ name: `t-${i}` })),
  );
  await signIn(page, account);
  await page.getByLabel('Search tokens by name').fill('t-1');
  await page.keyboard.press('Enter');
  await expect(page.locator('tbody tr')).toHaveCount(11);
  await page.goto(`/tokens/${id}`);
  await page.getByLabel('New API Token Name').fill('renamed');
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByRole('heading', { name: 'renamed' })).toBeVisible();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByRole('button', { name: 'Yes, Revoke the Token' }).click();
  await expect(page).toHaveURL('/tokens');
  await page.goto('/tokens?sort=name');
  await page.getByLabel('Select t-3', { exact: true }).check();
  await page.getByLabel('Select t-4', { exact: true }).check();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Revoke 2 tokens?' })).toBeVisible();
  await page.getByRole('button', { name: 'Revoke Selected API Tokens' }).click();
  await expect(page).toHaveURL('/tokens');
  expect(await tokenNames(account)).toHaveLength(22);
});
