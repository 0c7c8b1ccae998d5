import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { addAccount, addTokens } from '@/e2e/database';
import { nginx, startNginx } from '@/e2e/nginx';
import { type SecondServer, secondServer } from '@/e2e/second-server';
import { contentOf, expect, rowOf, test } from '@/e2e/test';
import { makePair } from '@/lib/cli/commands/dev-cert';
import { freePort } from '@/lib/testing/free-port';

// Two installations on one host, behind nginx: one at its root, and one by our recipe under /latchkey. The pages
// of the second are built for that path, in a folder of their own.
test.skip(!nginx, 'nginx cannot be had');
test.describe.configure({ mode: 'serial' });

const PATH = '/latchkey';
let origin: string;
let underPath: SecondServer;
let atRoot: SecondServer;
let stopNginx: () => Promise<void>;

test.beforeAll(async () => {
  // A build takes half a minute, and longer on a machine that does much else.
  test.setTimeout(300_000);
  const [https, plain] = [await freePort(), await freePort()];
  origin = `https://localhost:${https}`;
  const settings = (PUBLIC_URL: string) => ({ PUBLIC_URL, TRUSTED_PROXIES: '127.0.0.1' });
  underPath = await secondServer({ tls: false, settings: () => settings(`${origin}${PATH}`) });
  atRoot = await secondServer({ tls: false, settings: () => settings(origin) });
  const pair = await makePair(['localhost']);
  stopNginx = await startNginx(
    serversOn(https, plain),
    { 'example.com.pem': pair.cert, 'example.com.key': pair.private },
    plain,
  );
});
test.afterAll(async () => {
  await stopNginx?.();
  await Promise.all([underPath?.stop(), atRoot?.stop()]);
});

/** Our recipe, with the other installation at the root of the host; `plain` only says that nginx runs. */
function serversOn(https: number, plain: number): string {
  const recipe = readFileSync(join(import.meta.dirname, '../deploy/nginx/latchkey-under-a-path.conf'), 'utf8')
    .replace('127.0.0.1:3000', `127.0.0.1:${underPath.port}`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${https} ssl`)
    .replace('server_name example.com', 'server_name localhost');
  const root = `location / { proxy_pass http://127.0.0.1:${atRoot.port}; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr; }`;
  return `${recipe.replace(/}\s*$/, `${root}\n}`)}\nserver { listen 127.0.0.1:${plain}; return 204; }\n`;
}

const signOut = async (page: Page, name: string) => {
  await page.getByText(name, { exact: true }).first().click();
  await page.getByRole('button', { name: 'Sign out' }).click();
};

/** What was asked for on our host, and is not beneath the path. */
function strayed(context: BrowserContext): string[] {
  const found: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === origin && url.pathname !== PATH && !url.pathname.startsWith(`${PATH}/`))
      found.push(`${request.method()} ${url.pathname}`);
  });
  return found;
}

for (const javaScriptEnabled of [true, false])
  test(`everything works beneath the path, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
    browser,
    account,
  }) => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: origin, javaScriptEnabled });
    const strays = strayed(context);
    const page = await context.newPage();
    await page.goto(`${PATH}/account`);
    await expect(page).toHaveURL(`${PATH}/sign-in?next=%2Faccount`);
    await page.getByLabel('Username or e-mail').fill(account.username);
    await page.getByLabel('Password').fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(`${PATH}/account`);

    await page.goto(PATH);
    await expect(page).toHaveURL(`${PATH}/tokens`);
    await expect(page.getByText(`${origin}${PATH}/execute/`)).toBeVisible();
    await page.getByRole('link', { name: 'Create' }).first().click();
    await page.getByLabel('API Token Name').fill('first');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const secret = await page.getByLabel('API Token', { exact: true }).inputValue();
    await expect(page.getByText(`${origin}${PATH}/execute/`)).toBeVisible();
    await page.getByRole('button', { name: /Yes, I Saved My Token/ }).click();
    await expect(page).toHaveURL(`${PATH}/tokens`);

    await page.getByRole('link', { name: 'Manage' }).click();
    await page.getByLabel('New API Token Name').fill('second');
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(page.getByRole('heading', { name: 'second' })).toBeVisible();
    expect(await contentOf(page), 'said on the next page').toContain('Renamed first to second.');
    const bearer = { Authorization: `Bearer ${secret}` };
    const called = await context.request.get(`${PATH}/execute/Tokens/list`, { headers: bearer });
    expect(await called.json()).toMatchObject({ status: 1 });

    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('button', { name: /Yes, Revoke/ }).click();
    await expect(page).toHaveURL(`${PATH}/tokens`);
    await expect(rowOf(page, 'second')).toHaveCount(0);

    await page.getByRole('link', { name: 'API docs' }).click();
    await expect(page).toHaveURL(`${PATH}/api/docs`);
    await page.getByRole('link', { name: 'API Tokens' }).first().click();
    await expect(page).toHaveURL(`${PATH}/tokens`);
    await signOut(page, account.username);
    await expect(page).toHaveURL(`${PATH}/sign-in`);
    expect(strays).toEqual([]);
    await context.close();
  });

test('cookies are sent beneath the path alone, and neither installation has those of the other', async ({
  browser,
  account,
}) => {
  const other = await addAccount();
  await addTokens(other, [{ name: 'at-the-root' }]);
  await addTokens(account, [{ name: 'under-the-path' }]);
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  for (const [who, base] of [
    [other, origin],
    [account, `${origin}${PATH}`],
  ] as const) {
    await page.goto(`${base}/sign-in`);
    await page.getByLabel('Username or e-mail').fill(who.username);
    await page.getByLabel('Password').fill(who.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(`${base}/tokens`);
    await page.getByLabel('Theme').click();
    await page.getByRole('button', { name: 'Dark' }).click();
    await page.getByLabel('Tokens per page').click();
    const sent = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByRole('button', { name: '50', exact: true }).click();
    await sent;
    await context.request.get(`${base}/api/auth/csrf`);
  }
  const names = ['callback', 'csrf', 'device', 'session'].map((name) => `latchkey-${name}`);
  const all = [...names, 'page-size', 'theme'];
  const cookies = await context.cookies([origin, `${origin}${PATH}`]);
  const at = (path: string) => cookies.filter((one) => one.path === path).map(({ name }) => name);
  expect(at('/').sort()).toEqual(all.map((name) => `__Host-${name}`));
  expect(at(PATH).sort()).toEqual(all.map((name) => `__Secure-${name}~latchkey`));
  expect(cookies.every(({ secure }) => secure)).toBe(true);

  await page.goto(`${origin}/tokens`);
  await expect(rowOf(page, 'at-the-root')).toBeVisible();
  await page.goto(`${origin}${PATH}/tokens`);
  await expect(rowOf(page, 'under-the-path')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await signOut(page, account.username);
  await expect(page).toHaveURL(`${origin}${PATH}/sign-in`);
  await page.goto(`${origin}/tokens`);
  await expect(rowOf(page, 'at-the-root'), 'signing out of one leaves the other').toBeVisible();
  await context.close();
});

test('what programs are told are addresses beneath the path, which lead somewhere', async ({
  browser,
  account,
}) => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: origin });
  const { request } = context;
  const page = await context.newPage();
  await page.goto(`${PATH}/api/docs`);
  const links = [...(await contentOf(page)).matchAll(/href="(\/[^"]*)"/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(20);
  for (const link of new Set(links)) {
    expect(link.startsWith(`${PATH}/`), link).toBe(true);
    expect((await request.get(link)).status(), link).toBe(200);
  }
  const { servers, components } = await (await request.get(`${PATH}/api/openapi.json`)).json();
  expect(servers[0].url).toBe(PATH);
  const refused = await (await request.get(`${PATH}/api/v1/token`)).json();
  expect(refused.type).toBe(`${PATH}/api/problems/credentials-missing`);
  expect(components.schemas.Problem.properties.type.enum).toContain(refused.type);
  expect((await request.get(refused.type)).status()).toBe(200);
  expect(
    await (
      await request.get(`${PATH}/json-api/cpanel?cpanel_jsonapi_module=Tokens&cpanel_jsonapi_func=list`)
    ).text(),
  ).toContain(`${PATH}/execute/Tokens/list`);

  const { csrfToken } = await (await request.get(`${PATH}/api/auth/csrf`)).json();
  const signedIn = await request.post(`${PATH}/api/auth/callback/credentials`, {
    form: {
      csrfToken,
      login: account.username,
      password: account.password,
      json: 'true',
      callbackUrl: `${origin}${PATH}/activity`,
    },
    headers: { origin },
  });
  expect((await signedIn.json()).url).toBe(`${origin}${PATH}/activity`);
  await context.close();
});

test('what asks from inside without the path is answered alike', async ({ playwright }) => {
  const inside = await playwright.request.newContext({
    baseURL: `http://127.0.0.1:${underPath.port}`,
    maxRedirects: 0,
  });
  for (const path of ['/api/health', '/api/ready', `${PATH}/api/ready`, '/sign-in', `${PATH}/sign-in`])
    expect((await inside.get(path)).status(), path).toBe(200);
  for (const path of ['/api/v1/verify', `${PATH}/api/v1/verify`, `/api/v1/verify${PATH}/x`])
    expect((await inside.get(path)).status(), path).toBe(401);
  for (const path of ['/tokens', `${PATH}/tokens`])
    expect((await inside.get(path)).headers().location).toBe(`${PATH}/sign-in`);
  await inside.dispose();
});
