import { readFileSync } from 'node:fs';
import { addAccount, sql } from '@/e2e/database';
import { contentOf, createToken, expect, signIn, test } from '@/e2e/test';

test.describe('You cannot access the token after you navigate away from the interface.', () => {
  test('Back, Forward and reload do not bring it back', async ({ withSession: page }) => {
    const secret = await createToken(page, 'gone-after-this');
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await expect(page).toHaveURL('/tokens');
    for (const go of [
      () => page.goBack(),
      () => page.goForward(),
      () => page.reload(),
      () => page.goBack(),
      () => page.goBack(),
    ]) {
      await go();
      expect(await contentOf(page)).not.toContain(secret);
      await expect(page.getByLabel('API Token', { exact: true })).toBeHidden();
    }
  });

  test('nor does the page that the browser keeps when one goes to another site and back', async ({
    signedIn: page,
  }) => {
    const secret = await createToken(page, 'other-site');
    page.on('dialog', (dialog) => dialog.accept());
    await page.goto('about:blank');
    await page.goBack();
    expect(await contentOf(page)).not.toContain(secret);
    await expect(page.getByLabel('API Token', { exact: true })).toBeHidden();
  });

  test('a reload of the page itself asks first, and then the secret is gone', async ({
    withSession: page,
  }) => {
    const secret = await createToken(page, 'reloaded');
    await page.getByLabel('API Token', { exact: true }).click();
    const asked = page.waitForEvent('dialog').then((dialog) => {
      expect(dialog.type()).toBe('beforeunload');
      return dialog.accept();
    });
    await page.reload();
    await asked;
    expect(await contentOf(page)).not.toContain(secret);
  });

  test('a second tab does not show it', async ({ withSession: page, context }) => {
    const secret = await createToken(page, 'tabs');
    const second = await context.newPage();
    for (const path of ['/tokens/new', '/tokens', '/activity']) {
      await second.goto(path);
      expect(await second.content()).not.toContain(secret);
    }
  });

  test('leaving before it is saved warns, by a link and by Back', async ({ withSession: page }) => {
    await createToken(page, 'unsaved');
    const dialog = page.getByRole('alertdialog', { name: 'Leave without the token?' });
    await page.getByRole('link', { name: 'Activity' }).click();
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Stay here' }).click();
    await expect(page.getByLabel('API Token', { exact: true })).toBeVisible();
    await page.goBack();
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Stay here' }).click();
    await expect(page.getByLabel('API Token', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Activity' }).click();
    await dialog.getByRole('button', { name: 'Leave without it' }).click();
    await expect(page).toHaveURL('/activity');
  });
});

test('the secret is in no table, no log, no later page and no script that the browser is sent', async ({
  page,
  context,
}) => {
  const account = await addAccount();
  const sent: { url: string; body: string }[] = [];
  // Every answer passes through here on its way, so that none is gone before it was read.
  await page.route('**', async (route) => {
    try {
      const response = await route.fetch({ maxRedirects: 0 });
      sent.push({ url: `${route.request().method()} ${route.request().url()}`, body: await response.text() });
      await route.fulfill({ response });
    } catch {
      // The page left before the answer came: then nobody was given it.
      await route.abort().catch(() => {});
    }
  });
  await signIn(page, account);
  const secret = await createToken(page, 'searched-for');
  await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
  await page.getByRole('link', { name: 'Manage searched-for' }).click();
  await expect(page.getByRole('heading', { name: 'searched-for' })).toBeVisible();
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('cell', { name: 'Created a token' })).toBeVisible();
  await page.goto('/account');
  await page.goto('/tokens');

  const places = sent.filter(({ url, body }) => url.includes(secret) || body.includes(secret));
  expect(
    places.map(({ url }) => new URL(url.slice(url.indexOf(' ') + 1)).pathname),
    'only the answer to the create',
  ).toEqual(['/tokens/new']);
  expect(places.every(({ url }) => url.startsWith('POST '))).toBe(true);

  const tables = await sql<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  expect(tables.length).toBeGreaterThan(5);
  for (const { name } of tables) {
    const found = await sql(
      `SELECT 1 FROM "${name}" AS row WHERE row::text LIKE '%' || $1 || '%' OR row::text LIKE '%' || $2 || '%'`,
      [secret, Buffer.from(secret).toString('hex')],
    );
    expect(found, name).toEqual([]);
  }
  const log = readFileSync(process.env.LATCHKEY_E2E_LOG ?? '', 'utf8');
  expect(log).toContain('/tokens/new');
  expect(log).not.toContain(secret);
  expect(log).not.toContain(account.password);

  const storage = await context.storageState({ indexedDB: true });
  expect(JSON.stringify(storage)).not.toContain(secret);
});

test('the answer that holds the secret may be kept by nobody', async ({ withSession: page }) => {
  await page.goto('/tokens/new');
  await page.getByLabel('API Token Name').fill('uncached');
  const answer = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/tokens/new'),
  );
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  expect((await answer).headers()['cache-control']).toContain('no-store');
});
