import { addTokens, sql, tokenNames } from '@/e2e/database';
import { expect, rowOf, test } from '@/e2e/test';

const many = (count: number, prefix = 'token') =>
  Array.from({ length: count }, (_, i) => ({
    name: `${prefix}-${String(i + 1).padStart(3, '0')}`,
    createdDaysAgo: i,
  }));

test.describe('The API tokens table', () => {
  test('This table displays all of your API tokens.', async ({ signedIn: page, account }) => {
    await addTokens(account, many(43));
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
    await addTokens(account, many(60));
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

  test('Select the checkboxes for each token to revoke. Click Revoke. A confirmation message will appear. Click Revoke Selected API Tokens.', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, many(5));
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
    await addTokens(account, many(33));
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
    await addTokens(account, [...many(25, 'old'), ...many(3, 'new')]);
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

  test('a bulk revoke tells what was already gone', async ({ signedIn: page, account }) => {
    const [first] = await addTokens(account, many(3));
    await page.goto('/tokens');
    await page.getByLabel('Select every token on this page').check();
    await sql('DELETE FROM token WHERE id = $1', [first]);
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('button', { name: 'Revoke Selected API Tokens' }).click();
    await expect(page.getByText('Revoked 2 tokens. 1 token was already gone.')).toBeVisible();
  });

  test('Shift and a click select a range', async ({ signedIn: page, account }) => {
    await addTokens(account, many(9));
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
    await addTokens(account, many(30));
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

  test('Manage — Click Manage to open a new interface', async ({ signedIn: page, account }) => {
    const [id] = await addTokens(account, [{ name: 'managed' }]);
    await page.goto('/tokens');
    await page.getByRole('link', { name: 'Manage managed' }).click();
    await expect(page).toHaveURL(`/tokens/${id}`);
    await expect(page.getByRole('heading', { name: 'Rename Token' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Revoke the Token' })).toBeVisible();
  });

  test('search, state, order and page stand in the address, and come back from it', async ({
    signedIn: page,
    account,
  }) => {
    await addTokens(account, [
      ...many(25, 'alpha'),
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

  test('every column sorts both ways', async ({ signedIn: page, account }) => {
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
    await addTokens(account, many(3));
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

  test('100,000 tokens are as easy as ten', async ({ signedIn: page, account }) => {
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
