import { addTokens, manyTokens } from '@/e2e/database';
import { expect, test } from '@/e2e/test';

test.describe('Tokens are found by search, state and order', () => {
  test('search, state, order and page stand in the address, and come back from it', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, [
      ...manyTokens(25, 'alpha'),
      { name: 'alpha-soon', expiresInDays: 3 },
      { name: 'beta', expiresInDays: 2 },
    ]);
    await page.goto('/tokens');
    await page.getByLabel('Search tokens by name').fill('ALPHA');
    await expect(page).toHaveURL(/[?&]q=ALPHA/);
    await expect(page.getByText('1–20 of 26')).toBeVisible();
    await page.getByRole('link', { name: 'Token Name' }).click();
    await expect(page.getByRole('columnheader', { name: 'Token Name' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await page.getByRole('link', { name: 'Next' }).click();
    await expect(page.getByText('21–26 of 26')).toBeVisible();
    await page.reload();
    await expect(page.locator('tbody tr').last()).toContainText('alpha-soon');
    await expect(page.getByLabel('Search tokens by name')).toHaveValue('ALPHA');
    await page.getByRole('link', { name: /^Expiring soon/ }).click();
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await page.getByRole('link', { name: 'Clear the search' }).click();
    await expect(page.locator('tbody tr')).toHaveCount(2);
    await page.goBack();
    await expect(page.locator('tbody tr')).toHaveCount(1);
  });

  test('every column sorts both ways', async ({ withSession: page, account }) => {
    await addTokens(account, [
      { name: 'b', createdDaysAgo: 1, expiresInDays: 5 },
      { name: 'a', createdDaysAgo: 3, expiresInDays: null },
      { name: 'c', createdDaysAgo: 2, expiresInDays: -5 },
    ]);
    await page.goto('/tokens');
    const order = { 'Token Name': 'abc', Created: 'bca', Expires: 'cba', State: 'cba' };
    for (const [title, first] of Object.entries(order)) {
      for (const names of [first, [...first].reverse().join('')]) {
        await page.getByRole('columnheader', { name: title }).getByRole('link').click();
        await expect(page.locator('tbody tr .font-medium.font-mono')).toHaveText([...names]);
      }
    }
  });

  test('an address that makes no sense shows the table all the same', async ({ signedIn: page, account }) => {
    await addTokens(account, manyTokens(3));
    for (const query of [
      'page=999999',
      'page=-1',
      'page=1e9',
      'sort=digest',
      'dir=;drop',
      'state=x',
      'q=%00',
      "q=%25'_\\",
      'q=a&q=b',
      `q=${'x'.repeat(3000)}`,
    ]) {
      const answer = await page.goto(`/tokens?${query}`);
      expect(answer?.status(), query).toBe(200);
      await expect(page.getByRole('heading', { name: 'API Tokens' })).toBeVisible();
    }
  });
});
