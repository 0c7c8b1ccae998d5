import { readFile } from 'node:fs/promises';
import type { APIRequestContext } from '@playwright/test';
import { addAccount, PASSWORD, sql } from '@/e2e/database';
import { expect, test } from '@/e2e/test';

async function signInWith(request: APIRequestContext, origin: string, typed: object) {
  const { csrfToken } = await (await request.get('/api/auth/csrf')).json();
  return request.post('/api/auth/callback/credentials', {
    data: { csrfToken, json: 'true', ...typed },
    headers: { origin },
    maxRedirects: 0,
  });
}

test('of next-auth’s routes only those that are needed answer', async ({ request, baseURL }) => {
  for (const path of [
    'providers',
    'signin',
    'error',
    'verify-request',
    'signout',
    'callback/credentials',
    'x',
    '_log',
  ])
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  for (const path of ['session', 'signin/credentials', '_log', 'csrf', 'callback/other'])
    expect(
      (await request.post(`/api/auth/${path}`, { headers: { origin: baseURL ?? '' } })).status(),
      path,
    ).toBe(404);
});

test('next-auth’s route takes no form from another site, whatever token it brings', async ({ request }) => {
  const account = await addAccount();
  for (const origin of ['https://evil.example', 'null'])
    expect(
      (await signInWith(request, origin, { login: account.username, password: PASSWORD })).status(),
    ).toBe(403);
  expect(await sql('SELECT id FROM session WHERE account_id = $1', [account.id])).toEqual([]);
});

test('next-auth’s routes refuse a body that is not what it says it is', async ({ request, baseURL }) => {
  const headers = { origin: baseURL ?? '', 'content-type': 'application/json' };
  for (const route of ['callback/credentials', 'signout'])
    for (const text of ['{', '['.repeat(30_000)]) {
      // As bytes: a string would be sent as JSON.
      const answer = await request.post(`/api/auth/${route}`, { headers, data: Buffer.from(text) });
      expect(answer.status(), route).toBe(400);
    }
});

test('next-auth’s route gives the device cookie, and a sentence of ours at most', async ({
  request,
  baseURL,
}) => {
  const account = await addAccount();
  const wrong = await signInWith(request, baseURL ?? '', { login: account.username, password: 'wrong' });
  expect((await wrong.json()).url).toBe(`${baseURL}/sign-in?error=CredentialsSignin`);
  for (const login of ['a\0b', 'a\nb', '\ud800', 'x'.repeat(300), ['a'], { a: 1 }]) {
    const answer = await signInWith(request, baseURL ?? '', { login, password: 'x' });
    expect(answer.status(), JSON.stringify(login)).toBe(401);
    expect(await answer.text()).not.toMatch(/prisma|invocation|22021/i);
  }
  const right = await signInWith(request, baseURL ?? '', { login: account.username, password: PASSWORD });
  expect((await right.json()).url).toBe(`${baseURL}/tokens`);
  const cookies = (await request.storageState()).cookies;
  expect(cookies.find(({ name }) => name === 'latchkey-device')).toMatchObject({ httpOnly: true });
});

test('the session route tells the name and no row, and does not sign an ended session anew', async ({
  signedIn: page,
  account,
}) => {
  const told = await (await page.request.get('/api/auth/session')).json();
  expect(told).toEqual({ user: { name: account.username }, expires: expect.any(String) });
  const [row] = await sql<{ id: string }>('DELETE FROM session WHERE account_id = $1 RETURNING id', [
    account.id,
  ]);
  expect(row).toBeDefined();
  const answer = await page.request.get('/api/auth/session');
  expect(await answer.json()).toEqual({});
  expect(answer.headers()['set-cookie']).toMatch(/latchkey-session=;.*Max-Age=0/);
});

test('cookies that are made up are no session, try no other algorithm, and leave no stack in the log', async ({
  page,
  request,
  baseURL,
}) => {
  const encoded = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url');
  const pbes2 = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2c: 10_000, p2s: 'AAAA' };
  for (const value of [
    'rubbish',
    `${encoded({ alg: 'dir', enc: 'A256GCM' })}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
    `${encoded(pbes2)}.AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`,
    `${encoded({ alg: 'none' })}.e30.`,
  ]) {
    const headers = { cookie: `latchkey-session=${value}` };
    const answer = await request.get('/api/auth/session', { headers });
    expect(await answer.json(), value).toEqual({});
    expect((await request.get('/tokens', { headers, maxRedirects: 0 })).headers().location).toContain(
      '/sign-in',
    );
    await request.post('/api/auth/signout', { headers: { ...headers, origin: baseURL ?? '' } });
  }
  await page.goto('/sign-in');
  const log = await readFile(process.env.LATCHKEY_E2E_LOG ?? '', 'utf8');
  expect(log).toContain('JWT_SESSION_ERROR');
  expect(log).not.toMatch(/\n\s+at .*(jose|next-auth|auth-options)/);
});
