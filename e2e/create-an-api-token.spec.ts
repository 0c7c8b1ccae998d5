import { addTokens, sql, tokenNames } from '@/e2e/database';
import { alertOf, createToken, expect, rowOf, test } from '@/e2e/test';

test.describe('To create an API token, perform the following steps', () => {
  test('Click Create. The Create API Token interface will appear.', async ({ signedIn: page }) => {
    await page.getByRole('link', { name: 'Create' }).first().click();
    await expect(page).toHaveURL('/tokens/new');
    await expect(page.getByRole('heading', { name: 'Create API Token' })).toBeVisible();
  });

  test('Enter a unique name in the API Token Name text box.', async ({ withSession: page, account }) => {
    await addTokens(account, [{ name: 'taken' }]);
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Name').fill('taken');
    await expect(page.getByText('You already have a token named “taken”.')).toBeVisible();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(alertOf(page).getByText('You already have a token named “taken”.')).toBeVisible();
    expect(await tokenNames(account)).toEqual(['taken']);
  });

  test('An API token name can only contain up to 50 characters.', async ({ withSession: page, account }) => {
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Name').fill('n'.repeat(51));
    await expect(page.getByText('Use at most 50 characters. This name has 51.')).toBeVisible();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(alertOf(page)).toContainText('Use at most 50 characters');
    await page.getByLabel('API Token Name').fill('n'.repeat(50));
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByLabel('API Token', { exact: true })).toBeVisible();
    expect(await tokenNames(account)).toEqual(['n'.repeat(50)]);
  });

  test('You can only enter letters (a - z and A - Z), numbers (0 - 9), dashes ( - ), and underscores ( _ ).', async ({
    signedIn: page,
    account,
  }) => {
    await page.goto('/tokens/new');
    for (const bad of ['my token', 'café', 'a.b', 'a/b', '<b>', 'tök', '名前']) {
      await page.getByLabel('API Token Name').fill(bad);
      await expect(page.getByText(/Use only letters/)).toBeVisible();
    }
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(alertOf(page)).toContainText('Use only letters');
    expect(await tokenNames(account)).toEqual([]);
    await createToken(page, 'azAZ09-_');
    expect(await tokenNames(account)).toEqual(['azAZ09-_']);
  });

  test('Select one of the following options from the Should the API Token Expire? section', async ({
    signedIn: page,
  }) => {
    await page.goto('/tokens/new');
    const section = page.getByRole('group', { name: 'Should the API Token Expire?' });
    await expect(section.getByRole('radio')).toHaveCount(2);
    await section.getByLabel('The API Token will not expire.').check();
    await expect(section.getByLabel('Specify an expiration date.')).not.toBeChecked();
  });

  test('The API Token will not expire. — This will create a token that does not have an expiration date.', async ({
    signedIn: page,
    account,
  }) => {
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Name').fill('for-ever');
    await page.getByLabel('The API Token will not expire.').check();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByText('It does not expire.')).toBeVisible();
    expect(await sql('SELECT expires_at FROM token WHERE account_id = $1', [account.id])).toEqual([
      { expires_at: null },
    ]);
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await expect(rowOf(page, 'for-ever')).toContainText('Never');
  });

  test('By default, tokens expire one year from the current date. When you select this option, the interface displays the API Token Expiration Date section.', async ({
    signedIn: page,
  }) => {
    await page.goto('/tokens/new');
    await page.getByLabel('The API Token will not expire.').check();
    await expect(page.getByLabel('API Token Expiration Date')).toBeHidden();
    await page.getByLabel('Specify an expiration date.').check();
    await expect(page.getByLabel('API Token Expiration Date')).toHaveValue(inOneYear());
  });

  test('Use the calendar icon to open a calendar to select a desired expiration date.', async ({
    signedIn: page,
    account,
  }) => {
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Name').fill('picked');
    await page.getByLabel('Open the calendar').click();
    const grid = page.getByRole('grid');
    await expect(grid).toBeVisible();
    await page.getByRole('button', { name: /next month/i }).click();
    await grid.getByRole('button', { name: /\b15(th)?\b/ }).click();
    await expect(grid).toBeHidden();
    const picked = await page.getByLabel('API Token Expiration Date').inputValue();
    expect(picked).toMatch(/^\d{4}-\d{2}-15$/);
    expect(picked > inOneYear()).toBe(true);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await expect(rowOf(page, 'picked')).toContainText(`${picked} 23:59`);
    expect(await tokenNames(account)).toEqual(['picked']);
  });

  test('the calendar closes the past', async ({ withSession: page }) => {
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Expiration Date').fill(today());
    await page.getByLabel('Open the calendar').click();
    await expect(page.getByRole('grid')).toBeVisible();
    await expect(page.getByRole('button', { name: /previous month/i })).toBeDisabled();
    const closed = page.getByRole('grid').getByRole('button', { disabled: true });
    expect(await closed.count()).toBe(Number(today().slice(8)) - 1);
  });

  test('You can also enter a custom date in the calendar text box, in YYYY-MM-DD format.', async ({
    signedIn: page,
    account,
  }) => {
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Name').fill('typed');
    for (const [date, fault] of [
      ['31/12/2030', 'Type the date as YYYY-MM-DD'],
      ['2027-02-29', 'There is no such date.'],
      ['2001-01-01', '2001-01-01 has passed.'],
      ['', 'Type the date as YYYY-MM-DD'],
    ] as const) {
      await page.getByLabel('API Token Expiration Date').fill(date);
      await page.getByRole('button', { name: 'Create', exact: true }).click();
      await expect(alertOf(page)).toContainText(fault);
      await expect(page.getByLabel('API Token Expiration Date')).toHaveValue(date);
    }
    await page.getByLabel('API Token Expiration Date').fill('2031-02-28');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByText('It expires 2031-02-28 23:59:59')).toBeVisible();
    expect(await tokenNames(account)).toEqual(['typed']);
  });

  test('The token will expire on the date you select at 23:59:59, server time.', async ({
    signedIn: page,
    account,
  }) => {
    await page.goto('/tokens/new');
    await expect(
      page.getByText('The token expires on this date at 23:59:59, server time (America/St_Johns, UTC-'),
    ).toBeVisible();
    await page.getByLabel('API Token Name').fill('exact');
    await page.getByLabel('API Token Expiration Date').fill('2031-07-01');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByText('It expires 2031-07-01 23:59:59 America/St_Johns, UTC-2:30.')).toBeVisible();
    const [row] = await sql<{ expires_at: Date }>('SELECT expires_at FROM token WHERE account_id = $1', [
      account.id,
    ]);
    expect(row?.expires_at.toISOString()).toBe('2031-07-02T02:29:59.000Z');
  });

  test('today is still allowed as an expiration date', async ({ withSession: page, account }) => {
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Name').fill('till-tonight');
    await page.getByLabel('API Token Expiration Date').fill(today());
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await expect(rowOf(page, 'till-tonight')).toContainText('Expires today');
    expect(await tokenNames(account)).toEqual(['till-tonight']);
  });

  test('You cannot edit an API token expiration date after creation.', async ({
    signedIn: page,
    account,
  }) => {
    const [id] = await addTokens(account, [{ name: 'fixed', expiresInDays: 100 }]);
    await page.goto(`/tokens/${id}`);
    await expect(page.getByText('Expires', { exact: true })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(1);
    await expect(page.getByRole('textbox', { name: 'New API Token Name' })).toBeVisible();
  });

  test('Click Create. A new interface will appear. To copy the API token, click Copy.', async ({
    signedIn: page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const secret = await createToken(page, 'copied');
    expect(secret).toMatch(/^lk_[0-9A-Za-z]{38}$/);
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  });

  test('Copy works also where the page is not served over HTTPS', async ({ signedIn: page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }),
    );
    const secret = await createToken(page, 'copied-plainly');
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    await page.goto('about:blank').catch(() => {});
    const reader = await context.newPage();
    await reader.goto('/sign-in');
    expect(await reader.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  });

  test('Think of this token like a password. You must enter this token each time that you use it.', async ({
    signedIn: page,
  }) => {
    await createToken(page, 'warned');
    await expect(page.getByText('Keep it like a password')).toBeVisible();
    await expect(page.getByText('it is asked for at every use')).toBeVisible();
  });

  test('If you forget or misplace this token, you must revoke the token and then create a new one.', async ({
    signedIn: page,
  }) => {
    await createToken(page, 'lost');
    await expect(page.getByText('If it gets lost, revoke the token and create a new one.')).toBeVisible();
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await rowOf(page, 'lost').getByRole('link', { name: 'Manage lost' }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, Revoke the Token' }).click();
    await expect(page).toHaveURL('/tokens');
    expect(await createToken(page, 'lost')).toMatch(/^lk_/);
  });

  test('To create a new token, select Create another token after I click Yes, I saved my token checkbox.', async ({
    signedIn: page,
    account,
  }) => {
    const first = await createToken(page, 'first');
    await page.getByLabel('Create another token after I click Yes, I Saved My Token').check();
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await expect(page.getByRole('heading', { name: 'Create API Token' })).toBeVisible();
    await expect(page.getByLabel('API Token Name')).toHaveValue('');
    expect(await page.content()).not.toContain(first);
    await page.getByLabel('API Token Name').fill('second');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByLabel('API Token', { exact: true })).toBeVisible();
    expect(await tokenNames(account)).toEqual(['first', 'second']);
  });

  test('To return to the List API Tokens interface, deselect the Create another token after I click Yes, I saved my token checkbox.', async ({
    signedIn: page,
  }) => {
    await createToken(page, 'only-one');
    await page.getByLabel('Create another token after I click Yes, I Saved My Token').check();
    await page.getByLabel('Create another token after I click Yes, I Saved My Token').uncheck();
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await expect(page).toHaveURL('/tokens');
    await expect(rowOf(page, 'only-one')).toBeVisible();
  });

  test('unrestricted is preselected as in the reference, and the choice itself warns of what it means', async ({
    signedIn: page,
  }) => {
    await page.goto('/tokens/new');
    const everything = page.getByRole('radio', { name: 'Everything' });
    await expect(everything).toBeChecked();
    await expect(everything).toHaveAccessibleDescription(
      /Whoever has its secret can also create, rename and revoke your tokens\. Choose features where a few are enough/,
    );
  });

  test('a token can be limited to chosen features', async ({ withSession: page, account }) => {
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Name').fill('reseller');
    await page.getByLabel('Only chosen features').check();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(alertOf(page)).toContainText('Choose at least one feature');
    await expect(page.getByLabel('API Token Name')).toHaveValue('reseller');
    await page.getByRole('checkbox', { name: 'Disk usage' }).check();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(page.getByLabel('API Token', { exact: true })).toBeVisible();
    expect(await sql('SELECT unrestricted, features FROM token WHERE account_id = $1', [account.id])).toEqual(
      [{ unrestricted: false, features: ['diskusage'] }],
    );
  });
});

/** Today's date in the zone that the server under test is told to use. */
function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/St_Johns' }).format(new Date());
}

function inOneYear(): string {
  const [year = '', ...rest] = today().split('-');
  return [Number(year) + 1, ...rest].join('-').replace(/-02-29$/, '-02-28');
}
