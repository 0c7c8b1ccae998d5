import { addAccount, PASSWORD, sql } from '@/e2e/database';
import { alertOf, expect, signIn, test } from '@/e2e/test';

test('a person signs in with the username or the e-mail address, and lands where they were going', async ({
  page,
  account,
}) => {
  await signIn(page, account, '/activity?action=session.started');
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('Username or e-mail').fill(`${account.username.toUpperCase()}@Example.com`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/tokens');
});

test('the answer to the form brings the next page along', async ({ page, account }) => {
  await page.goto('/sign-in');
  const asked: string[] = [];
  page.on('request', (request) => {
    const headers = request.headers();
    const forNow = headers['next-action'] || (headers.rsc && !headers['next-router-prefetch']);
    if (forNow) asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  await page.getByLabel('Username or e-mail').fill(account.username);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'API Tokens', exact: true })).toBeVisible();
  expect(asked).toEqual(['POST /sign-in']);
});

test('every page but the sign-in page asks who one is', async ({ page }) => {
  for (const path of [
    '/',
    '/tokens',
    '/tokens/new',
    '/tokens/018f0000-0000-7000-8000-000000000000',
    '/tokens/revoke?id=x',
    '/activity',
    '/account',
  ]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
  }
});

test('a link cannot send a person elsewhere after sign-in', async ({ page, account }) => {
  for (const next of ['https://example.com', '//example.com', '/\\example.com', '/api/docs']) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await page.getByLabel('Username or e-mail').fill(account.username);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/tokens');
  }
});

test('a wrong password and an unknown login get the same answer, and guessing is slowed with a stated wait', async ({
  page,
  account,
}) => {
  const answers: string[][] = [];
  for (const login of [account.username, `${account.username}x`]) {
    const told: string[] = [];
    for (let attempt = 1; attempt <= 4; attempt++) {
      await page.goto('/sign-in');
      await page.getByLabel('Username or e-mail').fill(login);
      await page.getByLabel('Password').fill('wrong password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      told.push(((await alertOf(page).textContent()) ?? '').replace(/\d+ seconds?/, 'N seconds'));
      await expect(page.getByLabel('Username or e-mail')).toHaveValue(login);
      await expect(page.getByLabel('Password')).toHaveValue('');
      // On a busy machine the short wait could be over before the next attempt.
      if (attempt === 3) await lengthenWait(login);
    }
    answers.push(told);
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.[0]).toContain('Wrong username or password.');
  expect(answers[0]?.[2]).toContain('You can try again in N seconds');
  expect(answers[0]?.[3]).toContain('Too many attempts.');
  const [events] = await sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM audit_event WHERE account_id = $1 AND deed = 'sign_in.failed'",
    [account.id],
  );
  expect(events?.count).toBe(3);
});

async function lengthenWait(login: string): Promise<void> {
  await sql(
    `UPDATE sign_in_throttle SET locked_until = locked_until + interval '1 minute'
     WHERE key LIKE 'pair:' || rtrim(translate(encode(sha256($1::bytea), 'base64'), '+/', '-_'), '=') || ':%'`,
    [login],
  );
}

test('the right password does not help while the wait lasts', async ({ page, account }) => {
  await sql(
    `INSERT INTO sign_in_throttle (key, failures, last_failure_at, locked_until)
     VALUES ('login:' || translate(encode(sha256($1::bytea), 'base64'), '+/=', '-_'), 9, clock_timestamp(), clock_timestamp() + interval '90 seconds')`,
    [account.username],
  );
  await page.goto('/sign-in');
  await page.getByLabel('Username or e-mail').fill(account.username);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(alertOf(page)).toContainText(/You can try again in (8|9)\d seconds/);
});

test('a suspended account does not get in, and is put out', async ({ withSession: page, account }) => {
  await sql('UPDATE account SET suspended_at = clock_timestamp() WHERE id = $1', [account.id]);
  await page.goto('/tokens');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('Username or e-mail').fill(account.username);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This account is suspended.')).toBeVisible();
});

test('signing out ends the session on the server: the old cookie is worth nothing', async ({
  signedIn: page,
  account,
}) => {
  const cookies = await page.context().cookies();
  const cookie = cookies.find(({ name }) => name === 'latchkey-session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  await page.getByText(account.username).first().click();
  const answered = page.waitForResponse((response) => response.url().endsWith('/sign-out'));
  await page.getByRole('button', { name: 'Sign out' }).click();
  const answer = await answered;
  expect(answer.status()).toBe(303);
  expect((await answer.allHeaders())['clear-site-data']).toBe('"cache", "storage"');
  await expect(page).toHaveURL('/sign-in');
  await page.context().addCookies(cookies);
  await page.goto('/tokens');
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await sql('SELECT id FROM session WHERE account_id = $1', [account.id])).toEqual([]);
});

test('a session can be ended from another browser', async ({ withSession: page, account, browser }) => {
  const other = await (await browser.newContext()).newPage();
  await signIn(other, account);
  await page.goto('/account');
  await expect(page.getByText('This browser')).toBeVisible();
  await page.getByRole('button', { name: /^End the session/ }).click();
  await expect(page.getByText('Ended the session.')).toBeVisible();
  await other.goto('/tokens');
  await expect(other).toHaveURL(/\/sign-in/);
  await page.goto('/tokens');
  await expect(page).toHaveURL('/tokens');
  await other.context().close();
});

test('changing the password ends the other sessions, and asks for the current one', async ({
  signedIn: page,
  account,
  browser,
}) => {
  const other = await (await browser.newContext()).newPage();
  await signIn(other, account);
  await page.goto('/account');
  await page.getByLabel('Current password').fill('not it');
  await page.getByLabel('New password').fill('a whole new passphrase');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(alertOf(page)).toContainText('This is not your current password.');
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password').fill('short');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(alertOf(page)).toContainText('Use at least 10 characters.');
  await page.getByLabel('Current password').fill(PASSWORD);
  await page.getByLabel('New password').fill('a whole new passphrase');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Changed the password and ended one other session.')).toBeVisible();
  await other.goto('/tokens');
  await expect(other).toHaveURL(/\/sign-in/);
  await signIn(other, { ...account, password: 'a whole new passphrase' });
  await other.context().close();
});

test("next-auth's own route signs in by the same rules", async ({ request, baseURL }) => {
  const account = await addAccount();
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  const attempt = (password: string) =>
    request.post('/api/auth/callback/credentials', {
      form: { csrfToken, login: account.username, password, json: 'true' },
      headers: { origin: baseURL ?? '' },
    });
  expect((await attempt('wrong password')).status()).toBe(401);
  expect((await attempt(PASSWORD)).ok()).toBe(true);
  expect((await request.get('/account')).url()).toContain('/account');
});
