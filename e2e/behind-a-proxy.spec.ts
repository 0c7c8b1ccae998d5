import { request as ask, createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type SecondServer, secondServer } from '@/e2e/second-server';
import { alertOf, expect, test } from '@/e2e/test';

type Proxy = { url: string; stop: () => Promise<void> };

/** A reverse proxy before a server on this machine, which asks with the headers that `change` makes. */
async function proxyTo(
  port: () => number,
  change: (headers: IncomingHttpHeaders) => IncomingHttpHeaders,
): Promise<Proxy> {
  const proxy: Server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const onward = ask(
      { host: '127.0.0.1', port: port(), method, path, headers: change(headers) },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(proxy.address() as AddressInfo).port}`,
    stop: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

test.describe('with PUBLIC_URL, and a trusted proxy that says X-Forwarded-Host without the port', () => {
  let server: SecondServer;
  let proxy: Proxy;

  test.beforeAll(async () => {
    proxy = await proxyTo(
      () => server.port,
      (headers) => ({ ...headers, 'x-forwarded-host': 'localhost', 'x-forwarded-proto': 'http' }),
    );
    const settings = { PUBLIC_URL: proxy.url, TRUSTED_PROXIES: '127.0.0.1' };
    server = await secondServer({ tls: false, settings: () => settings });
  });
  test.afterAll(async () => {
    await proxy.stop();
    await server.stop();
  });

  for (const javaScriptEnabled of [true, false])
    test(`forms are taken, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
      browser,
      account,
    }) => {
      const context = await browser.newContext({ baseURL: proxy.url, javaScriptEnabled });
      const page = await context.newPage();
      await page.goto('/sign-in');
      await page.getByLabel('Username or e-mail').fill(account.username);
      await page.getByLabel('Password').fill(account.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page).toHaveURL('/tokens');
      await context.close();
    });
});

test.describe('without PUBLIC_URL', () => {
  let server: SecondServer;
  test.beforeAll(async () => {
    const settings = { PUBLIC_URL: '', TRUSTED_PROXIES: '127.0.0.1' };
    server = await secondServer({ tls: false, settings: () => settings });
  });
  test.afterAll(() => server.stop());

  test('a trusted proxy that changes Host and says the name in X-Forwarded-Host is enough', async ({
    browser,
    account,
  }) => {
    const proxy = await proxyTo(
      () => server.port,
      ({ host, ...headers }) => ({
        ...headers,
        host: '127.0.0.1:1',
        'x-forwarded-host': `${host}, inner.example`,
      }),
    );
    const context = await browser.newContext({ baseURL: proxy.url });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.getByLabel('Username or e-mail').fill(account.username);
    await page.getByLabel('Password').fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL('/tokens');
    await expect(page.getByText(`${proxy.url}/execute/`), 'lines to copy name the address').toBeVisible();
    await context.close();
    await proxy.stop();
  });

  for (const javaScriptEnabled of [true, false])
    test(`one that changes Host and says nothing is told of, ${javaScriptEnabled ? 'with' : 'without'} scripts`, async ({
      browser,
      account,
    }) => {
      const proxy = await proxyTo(
        () => server.port,
        (headers) => ({ ...headers, host: '127.0.0.1:1' }),
      );
      const context = await browser.newContext({ baseURL: proxy.url, javaScriptEnabled });
      const page = await context.newPage();
      await page.goto('/sign-in');
      await page.getByLabel('Username or e-mail').fill(account.username);
      await page.getByLabel('Password').fill(account.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      const said = javaScriptEnabled ? alertOf(page) : page.locator('body');
      await expect(said).toContainText(
        `its Origin is “${proxy.url}”, and the request came with Host “127.0.0.1:1”`,
      );
      await expect(said).toContainText('PUBLIC_URL');
      await context.close();
      await proxy.stop();
    });
});
