import type { Page } from '@playwright/test';
import { addTokens, manyTokens, sql, tokenNames } from '@/e2e/database';
import { expect, test } from '@/e2e/test';

// A request that breaks off is an error in the browser's console, as it should be.
test.use({ expectedFaults: /net::ERR_|Failed to fetch/ });

/** Cuts off the answer to the next form: the server gets it and does it, the browser hears nothing of that. */
async function loseAnswer(page: Page): Promise<void> {
  let lost = false;
  await page.route('**', async (route) => {
    if (lost || route.request().method() !== 'POST') return route.fallback();
    lost = true;
    await route.fetch({ maxRedirects: 0 });
    await route.abort('connectionreset');
  });
}

/** The same, but the server never gets it either. */
async function loseRequest(page: Page): Promise<void> {
  let lost = false;
  await page.route('**', (route) => {
    if (lost || route.request().method() !== 'POST') return route.fallback();
    lost = true;
    return route.abort('connectionrefused');
  });
}

test.describe('a create whose answer did not arrive', () => {
  async function fill(page: Page, name: string) {
    await page.goto('/tokens/new');
    const checked = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByLabel('API Token Name').fill(name);
    await checked;
  }
  const create = (page: Page) => page.getByRole('button', { name: 'Create', exact: true }).click();

  test('is looked up, and the token that nobody saw can be revoked', async ({ signedIn: page, account }) => {
    await fill(page, 'unseen');
    await loseAnswer(page);
    await create(page);
    await expect(page.getByRole('heading', { name: 'its secret cannot be shown again' })).toBeFocused();
    await expect(page.getByText('Nothing was')).toBeHidden();
    expect(await tokenNames(account)).toEqual(['unseen']);
    await page.getByRole('button', { name: 'Revoke unseen' }).click();
    await expect(page).toHaveURL('/tokens');
    await expect(page.getByText('Revoked unseen.')).toBeVisible();
    expect(await tokenNames(account)).toEqual([]);
  });

  test('says so when nothing was created, and keeps what was typed', async ({ signedIn: page, account }) => {
    await fill(page, 'never-arrived');
    await page.getByLabel('The API Token will not expire.').check();
    await loseRequest(page);
    await create(page);
    await expect(page.getByText('never-arrived was not created')).toBeVisible();
    await expect(page.getByText('It is not known whether')).toBeHidden();
    await page.getByRole('button', { name: 'Back to the form' }).click();
    await expect(page.getByLabel('API Token Name')).toHaveValue('never-arrived');
    await expect(page.getByLabel('The API Token will not expire.')).toBeChecked();
    await create(page);
    await expect(page.getByText('It does not expire.')).toBeVisible();
    expect(await tokenNames(account)).toEqual(['never-arrived']);
  });

  test('sent again, the same form creates no second token, with or without scripts', async ({
    browser,
    baseURL,
    signedIn,
    account,
  }) => {
    const { cookies } = await signedIn.context().storageState();
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    await context.addCookies(cookies);
    const page = await context.newPage();
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Name').fill('once');
    await create(page);
    await expect(page.getByLabel('API Token', { exact: true })).toBeVisible();
    // As a browser does on reload.
    const attempt = await sql('SELECT key FROM idempotency_key WHERE account_id = $1', [account.id]);
    expect(attempt).toHaveLength(1);
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    await expect(page.getByRole('heading', { name: 'its secret cannot be shown again' })).toBeVisible();
    expect(await tokenNames(account)).toEqual(['once']);
    await page.getByRole('button', { name: 'Revoke once' }).click();
    await expect(page).toHaveURL('/tokens');
    expect(await tokenNames(account)).toEqual([]);
    await context.close();
  });
});

test.describe('a revoke whose answer did not arrive', () => {
  test('of several tokens is looked up, and the table shows what is there', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, manyTokens(3));
    await page.goto('/tokens');
    await page.getByLabel('Select token-001').check();
    await page.getByLabel('Select token-002').check();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await loseAnswer(page);
    await page.getByRole('button', { name: 'Revoke Selected API Tokens' }).click();
    await expect(page.getByText('The answer did not arrive, but the tokens are revoked.')).toBeVisible();
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await expect(page.getByText('2 tokens selected').first()).toBeHidden();
    expect(await tokenNames(account)).toEqual(['token-003']);
  });

  test('says so when nothing was revoked', async ({ withSession: page, account }) => {
    await addTokens(account, manyTokens(2));
    await page.goto('/tokens');
    await page.getByLabel('Select every token on this page').check();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await loseRequest(page);
    await page.getByRole('button', { name: 'Revoke Selected API Tokens' }).click();
    await expect(page.getByText('Nothing was revoked: 2 tokens are still there. Try again.')).toBeVisible();
    expect(await tokenNames(account)).toEqual(['token-001', 'token-002']);
  });

  test('of one token leads to the list', async ({ withSession: page, account }) => {
    const [id] = await addTokens(account, [{ name: 'lonely' }, { name: 'other' }]);
    await page.goto(`/tokens/${id}`);
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await loseAnswer(page);
    await page.getByRole('button', { name: 'Yes, Revoke the Token' }).click();
    await expect(page.getByText('The answer did not arrive, but the token is revoked.')).toBeVisible();
    await expect(page).toHaveURL('/tokens');
    expect(await tokenNames(account)).toEqual(['other']);
  });
});

test('a rename whose answer did not arrive is shown as it was saved', async ({
  withSession: page,
  account,
}) => {
  const [id] = await addTokens(account, [{ name: 'before' }]);
  await page.goto(`/tokens/${id}`);
  const checked = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByLabel('New API Token Name').fill('after');
  await checked;
  await loseAnswer(page);
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('The name that you see now is the one that was saved.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'after' })).toBeVisible();
  await expect(page.getByLabel('New API Token Name')).toHaveValue('after');
});

test('contact addresses whose answer did not arrive are shown as they were saved', async ({
  signedIn: page,
}) => {
  await page.goto('/account');
  await page.getByLabel('First address').fill('ops@example.com');
  await loseAnswer(page);
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('The addresses that you see now are those that were saved.')).toBeVisible();
  await expect(page.getByLabel('First address')).toHaveValue('ops@example.com');
});

test('a password whose answer did not arrive: the activity tells which one is right', async ({
  signedIn: page,
  account,
}) => {
  await page.goto('/account');
  await page.getByLabel('Current password').fill(account.password);
  await page.getByLabel('New password').fill('another fine long password');
  await loseAnswer(page);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('It is not known whether the password was changed.')).toBeVisible();
  await page.getByRole('alert').getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('cell', { name: 'Changed the password' })).toBeVisible();
});
