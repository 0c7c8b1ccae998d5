import type { Page } from '@playwright/test';
import { PASSWORD, sql, type TestAccount } from '@/e2e/database';
import { alertOf, expect, signIn, test } from '@/e2e/test';

const OWN = 'a passphrase of my own';

/** As after `accounts set-password`: this password must be changed, and ends. */
async function limit(account: TestAccount, interval = '72 hours'): Promise<void> {
  await sql(
    `UPDATE account SET password_must_change = true, password_expires_at = clock_timestamp() + $2::interval
     WHERE id = $1`,
    [account.id, interval],
  );
}

async function typePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a first password leads to a page for a new one, and from there to where one was going', async ({
      page,
      account,
    }) => {
      await limit(account);
      await page.goto('/activity?action=session.started');
      await page.getByLabel('Username or e-mail').fill(account.username);
      await page.getByLabel('Password').fill(account.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('heading', { name: 'Choose your password' })).toBeVisible();
      await expect(page).toHaveURL(/\/new-password\?next=/);
      await expect(page.getByText('server time, America/St_Johns')).toBeVisible();

      for (const [password, reason] of [
        ['short', 'Use at least 10 characters.'],
        ['1234567890', 'Too many people use this password.'],
        [PASSWORD, 'This is the password you were given.'],
      ] as const) {
        await typePassword(page, password);
        await expect(alertOf(page)).toContainText(reason);
        await expect(page.getByLabel('New password')).toHaveValue('');
      }
      await typePassword(page, OWN);
      await expect(page).toHaveURL('/activity?action=session.started');
      await page.context().clearCookies();
      await signIn(page, { ...account, password: OWN });
    });
  });
}

test('until then every page leads there, every action does nothing, and one can sign out', async ({
  signedIn: page,
  account,
}) => {
  await page.goto('/tokens/new');
  await page.getByLabel('API Token Name').fill('too-late');
  await limit(account);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Choose your password' })).toBeVisible();
  expect(await sql('SELECT id FROM token WHERE account_id = $1', [account.id])).toEqual([]);

  for (const path of ['/', '/tokens', '/tokens/new', '/activity', '/account', '/sign-in']) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/new-password/);
  }
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  expect(await sql('SELECT id FROM session WHERE account_id = $1', [account.id])).toEqual([]);
});

test('the page for a new password is for nobody else', async ({ page, account }) => {
  await page.goto('/new-password?next=/account');
  await expect(page).toHaveURL('/sign-in?next=%2Faccount');
  await signIn(page, account);
  await page.goto('/new-password?next=https://example.com');
  await expect(page).toHaveURL('/tokens');
});

test('a first password that has ended says whom to ask', async ({ page, account }) => {
  await limit(account, '-1 second');
  await page.goto('/sign-in');
  await page.getByLabel('Username or e-mail').fill(account.username);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(alertOf(page)).toContainText(
    'This first password has expired: it was valid for 72 hours. Ask the operator',
  );
});

test('a session that was idle for a day asks to sign in again', async ({ withSession: page, account }) => {
  await sql(
    "UPDATE session SET last_seen_at = clock_timestamp() - interval '25 hours' WHERE account_id = $1",
    [account.id],
  );
  await page.goto('/account');
  await expect(page).toHaveURL('/sign-in?next=%2Faccount');
});

test('signing in again in the same browser ends the session it had', async ({ page, account }) => {
  const sessions = () => sql<{ id: string }>('SELECT id FROM session WHERE account_id = $1', [account.id]);
  await page.goto('/sign-in');
  const second = await page.context().newPage();
  await signIn(second, account);
  const [first] = await sessions();
  await page.getByLabel('Username or e-mail').fill(account.username);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/tokens');
  const now = await sessions();
  expect(now).toHaveLength(1);
  expect(now).not.toEqual([first]);
  await second.close();
});

test('a changed password gives this browser a new session id, and it stays signed in', async ({
  signedIn: page,
  account,
}) => {
  const ids = () => sql<{ id: string }>('SELECT id FROM session WHERE account_id = $1', [account.id]);
  const before = await ids();
  await page.goto('/account');
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password').fill(OWN);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Changed the password.')).toBeVisible();
  await page.goto('/tokens');
  await expect(page).toHaveURL('/tokens');
  expect(await ids()).not.toEqual(before);
});

test.describe('failed attempts', () => {
  const failed = (account: TestAccount, address: string, ago: string) =>
    sql(
      `INSERT INTO audit_event (account_id, at, deed, actor_kind, actor_name, address)
       VALUES ($1, clock_timestamp() - $3::interval, 'sign_in.failed', 'account', $4, $2)`,
      [account.id, address, ago, account.username],
    );

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled });

      test('before a sign-in are told after it, until they were read', async ({ page, account }) => {
        await failed(account, '192.0.2.44', '2 hours');
        await failed(account, '192.0.2.7', '1 hour');
        await signIn(page, account);
        const notice = page.getByText(/^Before this sign-in/);
        await expect(notice).toHaveText(
          /^Before this sign-in, a wrong password was entered 2 times, most recently at \d{4}-\d\d-\d\d \d\d:\d\d \(server time, America\/St_Johns, UTC-\d:30\) from 192\.0\.2\.7, one of 2 addresses\. See when$/,
          { useInnerText: true },
        );
        await page.getByRole('link', { name: 'See when' }).click();
        await expect(page).toHaveURL('/activity?action=sign_in.failed');
        await expect(notice).toBeVisible();
        await page.getByRole('button', { name: 'Dismiss' }).click();
        await expect(notice).toBeHidden();
        if (javaScriptEnabled) await expect(page.locator('#content')).toBeFocused();
        await expect(page).toHaveURL('/activity?action=sign_in.failed');
        await page.goto('/tokens');
        await expect(page.getByRole('heading', { name: 'API Tokens', exact: true })).toBeVisible();
        await expect(notice).toBeHidden();
      });
    });
  }

  test('are not spoken of when there were none', async ({ signedIn: page }) => {
    await expect(page.getByText('Before this sign-in')).toBeHidden();
  });
});
