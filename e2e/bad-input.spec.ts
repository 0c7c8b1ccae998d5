import { addAccount, addTokens, sql, tokenNames } from '@/e2e/database';
import { alertOf, expect, test } from '@/e2e/test';

test('a form that another site sends is refused', async ({ withSession: page, account }) => {
  const before = await sql('SELECT id FROM session WHERE account_id = $1', [account.id]);
  // As a browser without scripts gets it: there the forms carry the name of their action.
  await page.goto('/tokens');
  const action = await page.locator('form input[name^="$ACTION_ID"]').first().getAttribute('name');
  for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example']) {
    const answer = await page.request.post('/tokens', {
      multipart: { [action ?? '']: '' },
      headers: { origin },
    });
    expect(answer.status(), origin).toBeGreaterThanOrEqual(400);
  }
  const answer = await page.request.post('/tokens', { multipart: { [action ?? '']: '' } });
  expect(answer.status(), 'no Origin at all').toBeGreaterThanOrEqual(400);
  expect(await sql('SELECT id FROM session WHERE account_id = $1', [account.id])).toEqual(before);
});

test('what the browser chose is not taken on trust: ids of others, filters, nonsense', async ({
  signedIn: page,
  account,
}) => {
  const other = await addAccount();
  const [foreign] = await addTokens(other, [{ name: 'foreign' }]);
  const [own] = await addTokens(account, [{ name: 'own' }]);
  await page.goto(`/tokens/revoke?id=${own}`);
  await page
    .locator('input[name=id]')
    .evaluate((input, id) => input.setAttribute('value', id), foreign ?? '');
  await page.getByRole('button', { name: 'Yes, Revoke the Token' }).click();
  await expect(page.getByText('1 token was already gone.')).toBeVisible();
  expect(await tokenNames(other)).toEqual(['foreign']);
  expect(await tokenNames(account)).toEqual(['own']);

  for (const query of ['id=x', 'id=', "id='", `id=${foreign}`, '', Array(150).fill(`id=${own}`).join('&')]) {
    const answer = await page.goto(`/tokens/revoke?${query}`);
    expect(answer?.status()).toBe(200);
  }
});

test('the create form survives every kind of nonsense', async ({ withSession: page, account }) => {
  await page.goto('/tokens/new');
  const nonsense = [
    { name: 'a\u0000b' },
    { name: '💥'.repeat(30) },
    { name: 'ok', expiry: 'sometimes' },
    { name: 'ok', expiry: 'date', date: '9999-99-99' },
    { name: 'ok', expiry: 'date', date: '99999-01-01' },
    { name: 'ok', rights: 'limited', features: 'everything' },
    {},
  ];
  for (const fields of nonsense) {
    await page.goto('/tokens/new');
    await page
      .locator('form')
      .filter({ has: page.locator('#name') })
      .evaluate(
        (form, values) => {
          for (const element of [...form.querySelectorAll('input')])
            if (!element.name.startsWith('$')) element.remove();
          for (const [name, value] of Object.entries(values)) {
            const input = document.createElement('input');
            input.type = 'hidden';
            input.name = name;
            input.value = value;
            form.append(input);
          }
        },
        fields as Record<string, string>,
      );
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(alertOf(page), JSON.stringify(fields)).toContainText('The token was not created');
  }
  expect(await tokenNames(account)).toEqual([]);
});

test('an unknown page says so', async ({ withSession: page }) => {
  const answer = await page.goto('/nowhere');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading')).toBeVisible();
});
