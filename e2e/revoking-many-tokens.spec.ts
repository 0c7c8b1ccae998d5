import { addTokens, manyTokens, sql, tokenNames } from '@/e2e/database';
import { expect, test } from '@/e2e/test';

test.describe('To revoke multiple tokens', () => {
  test('Select the checkboxes for each token to revoke. Click Revoke. A confirmation message will appear. Click Revoke Selected API Tokens.', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, manyTokens(5));
    await page.goto('/tokens');
    await page.getByLabel('Select token-002').check();
    await page.getByLabel('Select token-004').check();
    await expect(page.getByText('2 tokens selected').first()).toBeVisible();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Revoke 2 API tokens?' });
    await expect(dialog.getByRole('listitem')).toHaveText(['token-002', 'token-004']);
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await dialog.getByRole('button', { name: 'Revoke Selected API Tokens' }).click();
    await expect(page.getByText('Revoked 2 tokens.')).toBeVisible();
    await expect(page.locator('tbody tr')).toHaveCount(3);
    expect(await tokenNames(account)).toEqual(['token-001', 'token-003', 'token-005']);
    const events = await sql<{ token_name: string }>(
      "SELECT token_name FROM audit_event WHERE account_id = $1 AND deed = 'token.revoked' ORDER BY 1",
      [account.id],
    );
    expect(events.map((event) => event.token_name)).toEqual(['token-002', 'token-004']);
  });

  test('Select the checkbox at the top of the table to select every token.', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, manyTokens(33));
    await page.goto('/tokens');
    const head = page.getByLabel('Select every token on this page');
    await page.getByLabel('Select token-001').check();
    await expect(head).toHaveJSProperty('indeterminate', true);
    await head.check();
    await expect(page.getByText('20 tokens selected').first()).toBeVisible();
    await page.getByRole('button', { name: 'Select all 33 tokens that match' }).click();
    await expect(page.getByText('33 tokens selected').first()).toBeVisible();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    const confirm = page.getByRole('button', { name: 'Revoke Selected API Tokens' });
    await expect(confirm, 'many tokens ask for their number').toBeDisabled();
    await expect(page.getByText('and 28 more')).toBeVisible();
    await page.getByLabel('Type 33 to revoke 33 tokens').fill('33');
    await confirm.click();
    await expect(page.getByText('Revoked 33 tokens.')).toBeVisible();
    await expect(page.getByText('No API tokens yet')).toBeVisible();
    expect(await tokenNames(account)).toEqual([]);
  });

  test('what matches a search can be revoked as a whole, and nothing else goes', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, [...manyTokens(25, 'old'), ...manyTokens(3, 'new')]);
    await page.goto('/tokens?q=old');
    await page.getByLabel('Select every token on this page').check();
    await page.getByRole('button', { name: 'Select all 25 tokens that match' }).click();
    await addTokens(account, [{ name: 'old-but-created-meanwhile' }]);
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByLabel('Type 25 to revoke 25 tokens').fill('25');
    await page.getByRole('button', { name: 'Revoke Selected API Tokens' }).click();
    await expect(page.getByText('Revoked 25 tokens.')).toBeVisible();
    expect(await tokenNames(account)).toEqual(['new-001', 'new-002', 'new-003', 'old-but-created-meanwhile']);
  });

  test('a bulk revoke tells what was already gone', async ({ withSession: page, account }) => {
    const [first] = await addTokens(account, manyTokens(3));
    await page.goto('/tokens');
    await page.getByLabel('Select every token on this page').check();
    await sql('DELETE FROM token WHERE id = $1', [first]);
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('button', { name: 'Revoke Selected API Tokens' }).click();
    await expect(page.getByText('Revoked 2 tokens. 1 token was already gone.')).toBeVisible();
  });

  test('Shift and a click select a range', async ({ withSession: page, account }) => {
    await addTokens(account, manyTokens(9));
    await page.goto('/tokens?sort=name');
    await page.getByLabel('Select token-002').click();
    await page.getByLabel('Select token-006').click({ modifiers: ['Shift'] });
    await expect(page.getByText('5 tokens selected').first()).toBeVisible();
    await expect(page.getByLabel('Select token-004')).toBeChecked();
    await expect(page.getByLabel('Select token-007')).not.toBeChecked();
  });

  test('a selection survives paging, and a new search ends it and says so', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, manyTokens(30));
    await page.goto('/tokens');
    await page.getByLabel('Select token-003').check();
    await page.getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL('/tokens?page=2');
    await page.getByLabel('Select token-025').check();
    await expect(page.getByText('2 tokens selected').first()).toBeVisible();
    await page.getByLabel('Search tokens by name').fill('01');
    await expect(page).toHaveURL(/q=01/);
    await expect(page.getByText('The selection was cleared, because the search changed.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Revoke', exact: true })).toBeHidden();
  });

  test('100,000 tokens are as easy as ten', async ({ withSession: page, account }) => {
    test.slow();
    await sql(
      `INSERT INTO token (id, account_id, name, digest, hint, unrestricted, created_by)
       SELECT gen_random_uuid(), $1, 'token-' || n, sha256(($2 || n)::bytea), 'abcd', true, 'test' FROM generate_series(1, 100000) n`,
      [account.id, account.username],
    );
    await page.goto('/tokens?sort=name');
    await expect(page.getByText('1–20 of 100000')).toBeVisible();
    await page.getByLabel('Search tokens by name').fill('token-99999');
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await page.goto('/tokens?page=5000');
    await expect(page.getByText('99981–100000 of 100000')).toBeVisible();
    await page.getByLabel('Select every token on this page').check();
    await page.getByRole('button', { name: 'Select all 100,000 tokens that match' }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByLabel('Type 100000 to revoke 100,000 tokens').fill('100000');
    await page.getByRole('button', { name: 'Revoke Selected API Tokens' }).click();
    await expect(page.getByText('Revoked 100,000 tokens.')).toBeVisible({ timeout: 30_000 });
    expect(await tokenNames(account)).toEqual([]);
  });
});
