import { addAccount, addTokens, sql } from '@/e2e/database';
import { createToken, expect, rowOf, test } from '@/e2e/test';

test('everything done in the account is told, newest first, with who, when and from where', async ({
  signedIn: page,
  account,
}) => {
  await createToken(page, 'told');
  await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
  await page.getByRole('link', { name: 'Manage told' }).click();
  await page.getByLabel('New API Token Name').fill('told-again');
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('Renamed told to told-again.')).toBeVisible();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByRole('button', { name: 'Yes, Revoke the Token' }).click();
  await expect(page).toHaveURL('/tokens');
  await page.getByRole('link', { name: 'Activity' }).click();
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(4);
  for (const [at, words] of [
    ['Revoked a token', 'told-again'],
    ['Renamed a token', 'was told'],
    ['Created a token', 'told'],
    ['Signed in', account.username],
  ].entries()) {
    for (const word of words) await expect(rows.nth(at)).toContainText(word);
    await expect(rows.nth(at)).toContainText('127.0.0.1');
  }
});

test('events are filtered by action, token and time, and paged', async ({ withSession: page, account }) => {
  await sql(
    `INSERT INTO audit_event (account_id, at, deed, actor_kind, actor_name, token_name)
     SELECT $1, '2026-03-01T12:00:00Z'::timestamptz + n * interval '1 day', CASE n % 2 WHEN 0 THEN 'token.created' ELSE 'token.revoked' END, 'account', 'x', 'token_' || n
     FROM generate_series(1, 120) n`,
    [account.id],
  );
  await page.goto('/activity');
  await expect(page.locator('tbody tr')).toHaveCount(50);
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page.locator('tbody tr').first()).toContainText('token_70');
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(21);
  await page.getByRole('link', { name: 'Newest' }).click();
  await expect(page.locator('tbody tr').first()).toContainText('token_120');
  await page.getByLabel('Action').selectOption('Revoked a token');
  await page.getByLabel('Token name').fill('n_1');
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(page).toHaveURL(/action=token.revoked/);
  await expect(page.locator('tbody tr').first()).toContainText('token_119');
  await page.goto('/activity?from=2026-03-05&until=2026-03-06');
  await expect(page.locator('tbody tr')).toHaveCount(2);
  await page.goto('/activity?from=2026-03-05&until=2026-03-01');
  await expect(page.getByText('No activity matches')).toBeVisible();
});

test("another account's events are never shown", async ({ withSession: page }) => {
  const other = await addAccount();
  await addTokens(other, [{ name: 'foreign' }]);
  await sql(
    "INSERT INTO audit_event (account_id, deed, actor_kind, actor_name, token_name) VALUES ($1, 'token.created', 'account', 'x', 'foreign')",
    [other.id],
  );
  await page.goto('/activity?token=foreign');
  await expect(page.getByText('No activity matches')).toBeVisible();
  await expect(rowOf(page, 'foreign')).toHaveCount(0);
});

test('a filter that makes no sense is told, not a failure', async ({ withSession: page }) => {
  for (const query of [
    'action=x',
    'from=yesterday',
    'from=0000-01-01',
    'until=9999-12-31',
    'before=-1',
    'before=99999999999999999999',
    `token=${'x'.repeat(80)}`,
    'token=%00',
  ]) {
    const answer = await page.goto(`/activity?${query}`);
    expect(answer?.status(), query).toBe(200);
    await expect(page.getByRole('heading', { name: 'Activity', exact: true })).toBeVisible();
  }
});
