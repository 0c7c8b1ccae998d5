import { addTokens, sql } from '@/e2e/database';
import { alertOf, createToken, expect, signIn, test } from '@/e2e/test';

const INFO = '/execute/Quota/get_quota_info';

test.describe('What a token is for', () => {
  test('The server recognizes API tokens and allows you to run API functions, without the need to log in to the interface.', async ({
    signedIn: page,
    request,
    account,
  }) => {
    const secret = await createToken(page, 'script');
    for (const authorization of [
      `cpanel ${account.username}:${secret}`,
      `Bearer ${secret}`,
      `Basic ${btoa(`${account.username}:${secret}`)}`,
    ]) {
      const answer = await request.get('/execute/Tokens/list', { headers: { authorization } });
      expect(answer.status()).toBe(200);
      expect(await answer.json()).toMatchObject({
        status: 1,
        data: [{ name: 'script', has_full_access: 1 }],
      });
    }
  });

  test('You must enter this token each time that you use it: without it nothing is answered', async ({
    request,
  }) => {
    const answer = await request.get(INFO);
    expect(answer.status()).toBe(401);
    expect(await answer.json()).toMatchObject({ status: 0, data: null });
  });

  test('For example, you could issue an API token to a reseller. The reseller could use that token to check disk usage.', async ({
    signedIn: page,
    request,
    account,
  }) => {
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Name').fill('for-the-reseller');
    await page.getByLabel('Only chosen features').check();
    await page.getByRole('checkbox', { name: 'Disk usage' }).check();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const secret = await page.getByLabel('API Token', { exact: true }).inputValue();
    const headers = { authorization: `cpanel ${account.username}:${secret}` };
    const usage = await request.get(INFO, { headers });
    expect(await usage.json()).toMatchObject({
      status: 1,
      data: { megabytes_used: expect.any(Number), under_quota_overall: 1 },
    });
    expect((await request.get('/execute/Tokens/list', { headers })).status()).toBe(403);
  });

  test('The Unrestricted API tokens can access API functions that do not have an associated feature.', async ({
    signedIn: page,
    request,
    account,
  }) => {
    const secret = await createToken(page, 'unrestricted');
    const answer = await request.get('/execute/Locale/get_attributes', {
      headers: { authorization: `Bearer ${secret}` },
    });
    expect(await answer.json()).toMatchObject({ status: 1, data: { locale: 'en', direction: 'ltr' } });
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await page.goto('/tokens/new');
    await page.getByLabel('API Token Name').fill('limited');
    await page.getByLabel('Only chosen features').check();
    for (const feature of await page.getByRole('group', { name: 'Features' }).getByRole('checkbox').all())
      await feature.check();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const limited = await page.getByLabel('API Token', { exact: true }).inputValue();
    const refused = await request.get('/execute/Locale/get_attributes', {
      headers: { authorization: `cpanel ${account.username}:${limited}` },
    });
    expect(refused.status()).toBe(403);
  });

  test('Revoke the Token — Delete the token, and prevent it from accessing the server or any API functions.', async ({
    signedIn: page,
    request,
  }) => {
    const secret = await createToken(page, 'revoked');
    const headers = { authorization: `Bearer ${secret}` };
    expect((await request.get('/api/v1/verify', { headers })).status()).toBe(200);
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await page.getByRole('link', { name: 'Manage revoked' }).click();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, Revoke the Token' }).click();
    await expect(page.getByText('Revoked revoked.')).toBeVisible();
    expect((await request.get('/api/v1/verify', { headers })).status()).toBe(401);
    expect((await request.get(INFO, { headers })).status()).toBe(401);
  });

  test('When an API token expires, it is refused from that second on, and stays in the table', async ({
    signedIn: page,
    request,
    account,
  }) => {
    const secret = await createToken(page, 'ended');
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await expect(page).toHaveURL('/tokens');
    await sql('UPDATE token SET expires_at = clock_timestamp() WHERE account_id = $1', [account.id]);
    expect((await request.get(INFO, { headers: { authorization: `Bearer ${secret}` } })).status()).toBe(401);
    await page.reload();
    await expect(page.getByRole('row').filter({ hasText: 'ended' })).toContainText('Expired today');
  });

  test('To remove an API token on the command line, use the UAPI Tokens::revoke function.', async ({
    signedIn: page,
    request,
    account,
  }) => {
    const secret = await createToken(page, 'the-key');
    await addTokens(account, [{ name: 'removed-by-script' }]);
    const answer = await request.post('/execute/Tokens/revoke', {
      form: { name: 'removed-by-script' },
      headers: { authorization: `cpanel ${account.username}:${secret}` },
    });
    expect(await answer.json()).toMatchObject({ status: 1, data: 1 });
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await expect(page.locator('tbody tr')).toHaveCount(1);
  });
});

test("a token's page has a line to try it and tells what it may call", async ({
  signedIn: page,
  account,
}) => {
  const [id] = await addTokens(account, [{ name: 'limited', features: ['diskusage'] }]);
  await page.goto(`/tokens/${id}`);
  await expect(page.getByText('curl -H "Authorization: Bearer $LATCHKEY_TOKEN"').first()).toBeVisible();
  const entry = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  await expect(entry('Quota::get_quota_info')).toContainText('May call');
  await expect(entry('Tokens::revoke')).toContainText('May not');
  await entry('Tokens::revoke').locator('summary').click();
  await expect(entry('Tokens::revoke')).toContainText(
    'It needs an unrestricted token, or one with the feature API tokens.',
  );
  await expect(entry('Tokens::revoke')).toContainText('-d name=…');
});

test('contact addresses are changed on the account page, and what a script changes is shown there', async ({
  page,
  account,
  request,
}) => {
  await signIn(page, account, '/account');
  await page.getByLabel('First address').fill('not an address');
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(alertOf(page)).toContainText('This is not an e-mail address.');
  await page.getByLabel('First address').fill('one@example.com');
  await page.getByLabel('Second address').fill('two@example.com');
  await page.getByRole('button', { name: 'Update' }).click();
  await expect(page.getByText('Changed the contact addresses.')).toBeVisible();
  const secret = await createToken(page, 'contact');
  const answer = await request.post('/execute/ContactInformation/unset_email_addresses', {
    form: { address: 'one@example.com' },
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(await answer.json()).toMatchObject({ status: 1 });
  await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
  await page.goto('/account');
  await expect(page.getByLabel('First address')).toHaveValue('two@example.com');
});
