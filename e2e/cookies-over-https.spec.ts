import { addTokens } from '@/e2e/database';
import { type SecondServer, secondServer } from '@/e2e/second-server';
import { alertOf, expect, signIn, test } from '@/e2e/test';

let server: SecondServer;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  server = await secondServer({
    tls: true,
    settings: (port) => ({ PUBLIC_URL: `https://localhost:${port}` }),
  });
});

test.afterAll(() => server.stop());

test('over HTTPS every cookie is Secure and bound to the host, and all of them still work', async ({
  browser,
  account,
}) => {
  const [id] = await addTokens(account, [{ name: 'before' }]);
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    baseURL: `https://localhost:${server.port}`,
  });
  const page = await context.newPage();
  await signIn(page, account);
  await page.getByLabel('Theme').click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await page.getByLabel('Tokens per page').click();
  await page.getByRole('button', { name: '50', exact: true }).click();
  await page.goto(`/tokens/${id}`);
  await page.getByLabel('New API Token Name').fill('after');
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('Renamed before to after.')).toBeVisible();
  await page.request.get('/api/auth/csrf');

  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual([
    '__Host-latchkey-callback',
    '__Host-latchkey-csrf',
    '__Host-latchkey-device',
    '__Host-latchkey-session',
    '__Host-page-size',
    '__Host-theme',
  ]);
  for (const cookie of cookies) {
    expect(cookie, cookie.name).toMatchObject({ secure: true, path: '/', domain: 'localhost' });
    expect(cookie.httpOnly, cookie.name).toBe(cookie.name !== '__Host-theme');
  }
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByText('Renamed before to after.'), 'a flash is shown once').toHaveCount(0);
  await context.close();
});

test('a flash that another host wrote is not shown', async ({ browser, account }) => {
  const url = `https://localhost:${server.port}`;
  const context = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: url });
  const page = await context.newPage();
  await signIn(page, account);
  const forged = JSON.stringify({ message: 'Call 555-0100 at once', tone: 'danger' });
  const encoded = Buffer.from(forged).toString('base64url');
  for (const value of [encodeURIComponent(forged), `${encoded}.${'A'.repeat(43)}`]) {
    await context.addCookies([
      { name: 'flash', value, url },
      { name: '__Host-flash', value, url, secure: true },
    ]);
    await page.goto('/account');
    await expect(page.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();
    await expect(page.getByText('555-0100')).toHaveCount(0);
  }
  await context.close();
});

test('pages are answered under PUBLIC_URL’s host, and forms taken from its origin alone', async ({
  playwright,
}) => {
  const request = await playwright.request.newContext({
    ignoreHTTPSErrors: true,
    baseURL: `https://localhost:${server.port}`,
  });
  const rebound = await request.get('/sign-in', { headers: { host: 'rebound.example' } });
  expect(rebound.status()).toBe(421);
  expect(await rebound.text()).toContain(`Open that address`);
  for (const origin of [`http://localhost:${server.port}`, 'https://evil.example', 'null']) {
    for (const path of ['/sign-in', '/api/auth/signout']) {
      const answer = await request.post(path, { headers: { origin }, form: { json: 'true' } });
      expect(answer.status(), `${origin} ${path}`).toBe(403);
      expect(await answer.text()).toContain('Open https://localhost');
    }
  }
  await request.dispose();
});

test('with a script, too, whoever comes from another address reads what to do', async ({
  browser,
  account,
}) => {
  // A loopback name shows pages, as health checks need; forms are taken from PUBLIC_URL alone.
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(`https://127.0.0.1:${server.port}/sign-in`);
  await page.getByLabel('Username or e-mail').fill(account.username);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(alertOf(page)).toContainText(`Open https://localhost:${server.port}`);
  await context.close();
});
