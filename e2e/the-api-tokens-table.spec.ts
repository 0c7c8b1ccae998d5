import { addTokens, manyTokens, sql, tokenNames } from '@/e2e/database';
import { expect, rowOf, test } from '@/e2e/test';

test.describe('The API tokens table', () => {
  test('This table displays all of your API tokens.', async ({ withSession: page, account }) => {
    await addTokens(account, manyTokens(43));
    await page.goto('/tokens');
    const seen: string[] = [];
    for (let at = 1; at <= 3; at++) {
      await page.goto(`/tokens?page=${at}`);
      seen.push(
        ...(
          await page
            .getByRole('row')
            .getByRole('link', { name: /^Manage / })
            .allTextContents()
        ).map(() => ''),
      );
    }
    expect(seen).toHaveLength(43);
    await expect(page.getByText('41–43 of 43')).toBeVisible();
  });

  test('To display more API tokens per page, click the gear icon and then select a number.', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, manyTokens(60));
    await page.goto('/tokens');
    await expect(page.locator('tbody tr')).toHaveCount(20);
    for (const size of [50, 100, 10]) {
      await page.getByLabel('Tokens per page').click();
      await page.getByRole('button', { name: String(size), exact: true }).click();
      await expect(page.locator('tbody tr')).toHaveCount(Math.min(size, 60));
    }
    await page.reload();
    await expect(page.locator('tbody tr'), 'the number is remembered').toHaveCount(10);
  });

  test('Token Name — The API token’s name. Created — The date and time that you created the API token.', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, [{ name: 'seen', createdDaysAgo: 2 }]);
    await page.goto('/tokens');
    const titles = await page.getByRole('columnheader').allInnerTexts();
    expect(titles.map((title) => title.trim()).filter(Boolean)).toEqual([
      'Token Name',
      'Created',
      'Expires',
      'State',
      'Manage',
    ]);
    const [row] = await sql<{ at: string }>(
      "SELECT to_char(created_at AT TIME ZONE 'America/St_Johns', 'YYYY-MM-DD HH24:MI') AS at FROM token WHERE account_id = $1",
      [account.id],
    );
    await expect(rowOf(page, 'seen')).toContainText(row?.at ?? 'no row');
    await expect(
      page.getByText(/All dates and times are in server time, America\/St_Johns, UTC-[23]:30\./),
    ).toBeVisible();
  });

  test('Expires — If an API token expires, the date and time on which the token will expire', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, [{ name: 'ends', expiresInDays: 200 }, { name: 'stays' }]);
    await page.goto('/tokens');
    const [row] = await sql<{ at: string }>(
      "SELECT to_char(expires_at AT TIME ZONE 'America/St_Johns', 'YYYY-MM-DD HH24:MI') AS at FROM token WHERE name = 'ends' AND account_id = $1",
      [account.id],
    );
    await expect(rowOf(page, 'ends')).toContainText(row?.at ?? 'no row');
    await expect(rowOf(page, 'stays')).toContainText('Never');
  });

  test('When an API token will soon expire, the interface displays its entry row in yellow. It also displays a notice icon.', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, [
      { name: 'soon', expiresInDays: 12 },
      { name: 'later', expiresInDays: 31 },
    ]);
    await page.goto('/tokens');
    const row = rowOf(page, 'soon');
    await expect(row).toContainText('Expires in 12 days');
    await expect(row.locator('svg.lucide-clock')).toBeVisible();
    expect(await hueOf(row)).toBe('yellow');
    expect(await hueOf(rowOf(page, 'later'))).toBe('plain');
    await row.getByText('Expires in 12 days').hover();
    await expect(
      page.getByText(/^Expires \d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} America\/St_Johns/),
    ).toBeVisible();
  });

  test('The interface displays expired API token entry rows in red. It also displays a notice icon.', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, [{ name: 'over', expiresInDays: -3 }]);
    await page.goto('/tokens');
    const row = rowOf(page, 'over');
    await expect(row).toContainText('Expired 3 days ago');
    await expect(row.locator('svg.lucide-circle-alert')).toBeVisible();
    expect(await hueOf(row)).toBe('red');
  });

  test('Remember: When API tokens expire, the system does not remove them. You must manually delete expired API tokens.', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, [{ name: 'long-over', expiresInDays: -4000 }]);
    await page.goto('/tokens?state=expired');
    await expect(rowOf(page, 'long-over')).toContainText('Expired 4000 days ago');
    await page.getByLabel('Select long-over').check();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('button', { name: 'Revoke Selected API Tokens' }).click();
    await expect(page.getByText('Revoked 1 token.')).toBeVisible();
    expect(await tokenNames(account)).toEqual([]);
  });

  test('Manage — Click Manage to open a new interface', async ({ withSession: page, account }) => {
    const [id] = await addTokens(account, [{ name: 'managed' }]);
    await page.goto('/tokens');
    await page.getByRole('link', { name: 'Manage managed' }).click();
    await expect(page).toHaveURL(`/tokens/${id}`);
    await expect(page.getByRole('heading', { name: 'Rename Token' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Revoke the Token' })).toBeVisible();
  });
});

/** What a person would call the colour of a row. */
async function hueOf(row: ReturnType<typeof rowOf>): Promise<'yellow' | 'red' | 'plain'> {
  const rgb = await row.evaluate((element) => {
    const context = document.createElement('canvas').getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = getComputedStyle(element).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  });
  const [red = 0, green = 0, blue = 0] = rgb;
  if (red - blue < 12) return 'plain';
  return green - blue > (red - blue) / 3 ? 'yellow' : 'red';
}
