import type { APIRequestContext, Page } from '@playwright/test';
import { addAccount, type TestAccount } from '@/e2e/database';
import { type OwnProduct, startOwnProduct } from '@/e2e/own-product';
import { test as base, createToken, expect, signIn } from '@/e2e/test';

/** Whatever the network does, an answer is there within this. */
const BOUND_MS = 10_000;

/** A server of this file alone: what breaks here breaks nowhere else. */
const test = base.extend<{ owner: TestAccount }, { product: OwnProduct }>({
  product: [
    async ({ browserName: _ }, use) => {
      const product = await startOwnProduct();
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ product }, use) => use(product.url),
  owner: async ({ product }, use) => {
    await use(
      await addAccount({}, async (text, values) => (await product.database.query(text, values)).rows),
    );
  },
});

// They share the network that they break.
test.describe.configure({ mode: 'serial' });
test.use({ expectedFaults: /status of 503|net::ERR_|Failed to fetch|React error #441/ });

const ALL_ANSWER = [200, 200, 200, 200, 200];
const NONE_ANSWERS = [503, 503, 503, 503, 503];

/** Asks every kind of door at once, and gives their statuses; fails when one is late. */
async function askAll(page: Page, secret: string): Promise<number[]> {
  const bearer = { authorization: `Bearer ${secret}` };
  const ask = async (request: APIRequestContext, path: string, headers = {}) => {
    const begun = performance.now();
    const answer = await request.get(path, { headers, maxRedirects: 0, timeout: 60_000 });
    expect(performance.now() - begun, path).toBeLessThan(BOUND_MS);
    if (answer.status() === 503) expect(answer.headers()['retry-after'], path).toMatch(/^\d+$/);
    expect(await answer.text(), path).not.toMatch(/node_modules|^\s+at /m);
    return answer.status();
  };
  const { request } = page;
  return Promise.all([
    ask(request, '/tokens'),
    ask(request, '/account'),
    ask(request, '/api/v1/tokens', bearer),
    ask(request, '/api/v1/verify', bearer),
    ask(request, '/execute/Tokens/list', bearer),
  ]);
}

test('three silences of the network: 503 within ten seconds at every door, and all is right again within as many', async ({
  page,
  product,
  owner,
}) => {
  await signIn(page, owner);
  const secret = await createToken(page, 'through-silences');
  for (let round = 1; round <= 3; round++) {
    expect(await askAll(page, secret), `before silence ${round}`).toEqual(ALL_ANSWER);
    product.network.silence();
    expect(await askAll(page, secret), `in silence ${round}`).toEqual(NONE_ANSWERS);
    expect((await page.request.get('/api/ready')).status()).toBe(503);
    product.network.speak();
    const back = performance.now();
    await expect.poll(() => askAll(page, secret)).toEqual(ALL_ANSWER);
    expect(performance.now() - back, 'until all was right again').toBeLessThan(BOUND_MS);
  }
});

test('a page says that the database does not answer, which request that was, and goes on with Retry', async ({
  page,
  product,
  owner,
}) => {
  await signIn(page, owner);
  product.network.silence();
  const answer = await page.goto('/account');
  expect(answer?.status()).toBe(503);
  const requestId = answer?.headers()['x-request-id'] ?? '';
  await expect(page.getByRole('heading', { name: 'The database does not answer' })).toBeVisible();
  await expect(page.getByText(requestId)).toBeVisible();
  const lines = (await product.log()).filter((line) => line.includes(requestId));
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ requestId, status: 503, path: '/account' }),
  );
  product.network.speak();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();
});

test('so does a page that a link leads to', async ({ page, product, owner }) => {
  await signIn(page, owner);
  product.network.silence();
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { name: 'The database does not answer' })).toBeVisible();
  const requestId = await page.locator('code').textContent();
  expect((await product.log()).filter((line) => line.includes(requestId ?? 'none')).length).toBeGreaterThan(
    0,
  );
  product.network.speak();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible();
});

test('signing out says that it did not, and works once the database answers', async ({
  page,
  product,
  owner,
}) => {
  await signIn(page, owner);
  const signOut = async () => {
    await page.locator('summary').filter({ hasText: owner.username }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
  };
  product.network.silence();
  await signOut();
  await expect(page.getByText('so you may still be signed in')).toBeVisible();
  product.network.speak();
  await page.goto('/tokens');
  await signOut();
  await expect(page).toHaveURL('/sign-in');
});

test('a connection cut within COMMIT: the page looks up what came of it', async ({
  page,
  product,
  owner,
}) => {
  await signIn(page, owner);
  await page.goto('/tokens/new');
  await page.getByLabel('API Token Name').fill('cut-within-commit');
  product.network.cutAfter(/COMMIT/);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'its secret cannot be shown again' })).toBeVisible();
  await page.getByRole('button', { name: 'Revoke cut-within-commit' }).click();
  await expect(page.getByText('Revoked cut-within-commit.')).toBeVisible();
});

test('the API says that the outcome is unknown, and the same Idempotency-Key tells it', async ({
  page,
  request,
  product,
  owner,
}) => {
  await signIn(page, owner);
  const secret = await createToken(page, 'asks-the-api');
  const create = () =>
    request.post('/api/v1/tokens', {
      data: { name: 'made-by-api', unrestricted: true },
      headers: { authorization: `Bearer ${secret}`, 'idempotency-key': 'lost-answer' },
    });
  product.network.cutAfter(/COMMIT/);
  const lost = await create();
  expect([lost.status(), (await lost.json()).type]).toEqual([503, '/api/problems/outcome-unknown']);
  const again = await create();
  expect([again.status(), (await again.json()).type]).toEqual([409, '/api/problems/already-created']);
});

test('whatever happened here, each line of the log is JSON', async ({ product }) => {
  const lines = (await product.log()).filter((line) => line.startsWith('{') || /^\s+at |Error:/.test(line));
  expect(lines.filter((line) => !line.startsWith('{'))).toEqual([]);
});
