import { test as base, expect, type Page } from '@playwright/test';
import { addAccount, sql, type TestAccount } from '@/e2e/database';

type Fixtures = {
  /** An account of this test alone. */
  account: TestAccount;
  /** An empty page, with a session of `account`. */
  withSession: Page;
  /** A page where `account` is signed in and sees its tokens. */
  signedIn: Page;
  /** What may be reported all the same, because the test provokes it. */
  expectedFaults: RegExp | undefined;
  /** Fails the test when the browser's console or a page reports an error. */
  quietConsole: undefined;
};

export const test = base.extend<Fixtures>({
  expectedFaults: [undefined, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names.
  account: async ({}, use) => {
    // Every test comes from one address; the wrong passwords of one must not lock out the others.
    await sql("DELETE FROM sign_in_throttle WHERE key LIKE 'network:%'");
    await use(await addAccount());
  },
  withSession: async ({ page, account, baseURL }, use) => {
    await startSession(page, account, baseURL);
    await use(page);
  },
  signedIn: async ({ withSession: page }, use) => {
    await page.goto('/tokens');
    await use(page);
  },
  quietConsole: [
    async ({ page, expectedFaults }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
          faults.push(message.text());
      });
      await use(undefined);
      const unexpected = faults.filter((fault) => !expectedFaults?.test(fault));
      expect(unexpected, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export async function signIn(page: Page, account: TestAccount, path = '/tokens'): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Username or e-mail').fill(account.username);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(path);
}

/** Signs in by next-auth's own route: the same rules as the form's, without loading its page. */
export async function startSession(page: Page, account: TestAccount, baseURL = ''): Promise<void> {
  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json();
  const answer = await page.request.post('/api/auth/callback/credentials', {
    form: { csrfToken, login: account.username, password: account.password, json: 'true' },
    headers: { origin: baseURL },
  });
  expect(answer.ok()).toBe(true);
}

/** Creates a token through the form and gives its secret, without saying that it is saved. */
export async function createToken(page: Page, name: string): Promise<string> {
  await page.goto('/tokens/new');
  await page.getByLabel('API Token Name').fill(name);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  return page.getByLabel('API Token', { exact: true }).inputValue();
}

/** The row of the API tokens table that has this name. */
export function rowOf(page: Page, name: string) {
  return page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
}

/** What a form says is wrong; not the announcer of Next, which is an alert too. */
export function alertOf(page: Page) {
  // Beside the one in which Next tells screen readers the title of the page that one has come to.
  return page.locator('[role=alert]:not(#__next-route-announcer__)').filter({ hasText: /\S/ });
}

/** The page's HTML, once it is there: a page that is just being left has none to read. */
export async function contentOf(page: Page): Promise<string> {
  for (;;) {
    try {
      return await page.content();
    } catch (error) {
      if (!String(error).includes('navigating')) throw error;
      await page.waitForLoadState();
    }
  }
}
