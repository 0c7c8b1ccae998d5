import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { app } from '@/lib/api/app';
import { openApiDocument } from '@/lib/api/docs/openapi';
import { curlExample } from '@/lib/api/docs-example';
import { type Operation, operationsOf } from '@/lib/api/docs-model';
import { problemNames, problems, problemType } from '@/lib/api/problems/problems';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { transport } from '@/lib/api/testing/transports';

const run = promisify(execFile);
const send = transport('server');
let token: TestToken;

beforeAll(async () => {
  token = await makeToken(await makeAccount());
});

test('each problem is a page at its type, which tells what it means and what to do', async () => {
  for (const name of problemNames) {
    const response = await send(problemType(name));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    expect(page).toContain(`<h1>${problems[name].title}</h1>`);
    expect(page).toContain('What to do');
  }
  const list = await (await send('/api/problems')).text();
  for (const name of problemNames) expect(list).toContain(`href="${problemType(name)}"`);
});

test('the page shows every operation, and needs no script and nothing from elsewhere', async () => {
  const response = await send('/api/docs');
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  expect(response.headers.get('referrer-policy')).toBe('same-origin');
  expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  const page = await response.text();
  for (const { operationId, path, method } of operationsOf(openApiDocument(app))) {
    if (path.startsWith('/execute/') && method === 'post') continue;
    expect(page).toContain(`id="${operationId}"`);
    expect(page).toContain(`<code>${path}</code>`);
  }
  expect(page).not.toMatch(/<script|<img|<link|src=|url\(/);
  const outside = [...page.matchAll(/href="([^"]+)"/g)]
    .map(([, href]) => href)
    .filter((href) => !/^[#/]/.test(href ?? ''));
  expect(outside).toEqual([]);
  expect(page).not.toContain('undefined');
});

test('every example works as it stands in a shell', { timeout: 120_000 }, async () => {
  const { origin } = new URL((await send('/api/health')).url);
  for (const operation of operationsOf(openApiDocument(app))) {
    if (operation.path.startsWith('/execute')) continue;
    // A token of its own for each, since some examples revoke it.
    const example = await makeToken(await makeAccount());
    const environment = {
      LATCHKEY_URL: origin,
      LATCHKEY_TOKEN: token.secret,
      TOKEN_ID: example.id,
      OTHER_TOKEN: example.secret,
      PATH: process.env.PATH,
    };
    const caller = operation.path.includes('{id}') ? example : token;
    const line = curlExample(operation).replace('/api/problems/{name}', '/api/problems/invalid-token');
    const { stdout } = await run('sh', ['-c', `${line} -o /dev/null -w '%{http_code}'`], {
      env: { ...environment, LATCHKEY_TOKEN: caller.secret, NODE_ENV: 'test' },
    });
    expect([operation.operationId, stdout]).toEqual([operation.operationId, goodStatus(operation)]);
  }
});

function goodStatus({ responses }: Operation): string {
  return Object.keys(responses).find((status) => status.startsWith('2')) ?? '';
}
