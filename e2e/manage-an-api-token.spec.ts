import { addAccount, addTokens, sql, tokenNames } from '@/e2e/database';
import { createToken, expect, test } from '@/e2e/test';

test.describe('Manage an API token', () => {
  test('To manage an API token, locate the token in the API Tokens table and then click Manage. The Manage API Token interface will appear.', async ({
    signedIn: page,
  }) => {
    await createToken(page, 'found');
    await page.getByRole('button', { name: 'Yes, I Saved My Token' }).click();
    await page.getByLabel('Search tokens by name').fill('foun');
    await page.getByRole('link', { name: 'Manage found' }).click();
    await expect(page).toHaveTitle('Manage API Token · Latchkey');
    await expect(page.getByRole('heading', { name: 'found' })).toBeVisible();
  });

  test('To assign a new name for the token, enter a new name in the New API Token Name text box. Then click Update.', async ({
    signedIn: page,
    account,
  }) => {
    const [id] = await addTokens(account, [{ name: 'before' }]);
    await page.goto(`/tokens/${id}`);
    await page.getByLabel('New API Token Name').fill('after');
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(page.getByText('Renamed before to after.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'after' })).toBeVisible();
    expect(await tokenNames(account)).toEqual(['after']);
    const [event] = await sql(
      "SELECT token_name, details->>'was' AS was, actor_name FROM audit_event WHERE account_id = $1 AND deed = 'token.renamed'",
      [account.id],
    );
    expect(event).toEqual({ token_name: 'after', was: 'before', actor_name: account.username });
  });

  test('a new name follows the rules of names, and must be free', async ({ withSession: page, account }) => {
    const [id] = await addTokens(account, [{ name: 'one' }, { name: 'two' }]);
    await page.goto(`/tokens/${id}`);
    for (const [bad, fault] of [
      ['two', 'already have a token named “two”'],
      ['with space', 'Use only letters'],
      ['', 'Give the token a name.'],
      ['x'.repeat(51), 'at most 50'],
    ] as const) {
      await page.getByLabel('New API Token Name').fill(bad);
      await page.getByRole('button', { name: 'Update' }).click();
      // What is wrong is said at once; the server's answer to the form must be there before the next try.
      await expect(page.getByRole('button', { name: 'Update' })).not.toHaveAttribute('aria-busy');
      await expect(page.locator('#name-error')).toContainText(fault);
      await expect(page.getByLabel('New API Token Name')).toHaveValue(bad);
    }
    expect(await tokenNames(account)).toEqual(['one', 'two']);
  });

  test('To revoke an API token: Click Revoke. A confirmation message will appear. Click Yes, Revoke the Token to revoke the token.', async ({
    signedIn: page,
    account,
  }) => {
    const [id] = await addTokens(account, [{ name: 'doomed' }, { name: 'kept' }]);
    await page.goto(`/tokens/${id}`);
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Revoke this API token?' });
    await expect(dialog).toContainText('doomed');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(await tokenNames(account)).toEqual(['doomed', 'kept']);
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await dialog.getByRole('button', { name: 'Yes, Revoke the Token' }).click();
    await expect(page).toHaveURL('/tokens');
    await expect(page.getByText('Revoked doomed.')).toBeVisible();
    expect(await tokenNames(account)).toEqual(['kept']);
  });

  test('If you revoke an API token, users will not be able to run any scripts or API functions using that token: the confirmation says so', async ({
    signedIn: page,
    account,
  }) => {
    const [id] = await addTokens(account, [{ name: 'in-use' }]);
    await page.goto(`/tokens/${id}`);
    await expect(
      page.getByText('Whoever uses it can no longer run any script or API function with it.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Revoke', exact: true }).click();
    await expect(page.getByRole('alertdialog')).toContainText(
      'Scripts and services that use in-use stop working at once.',
    );
  });

  test('what is known of the token is told: created, by whom, expiry, features, last used', async ({
    signedIn: page,
    account,
  }) => {
    const [id] = await addTokens(account, [{ name: 'facts', features: ['diskusage'], expiresInDays: 5 }]);
    await sql(
      "INSERT INTO token_use (token_id, at, address) VALUES ($1, '2026-03-01T12:00:00Z', '203.0.113.9')",
      [id],
    );
    await page.goto(`/tokens/${id}`);
    for (const fact of [
      'Created by',
      'Disk usage diskusage',
      '2026-03-01 08:30',
      'from 203.0.113.9',
      'Expires in 5 days',
      'lk_…abcd',
    ]) {
      await expect(page.getByText(fact).first()).toBeVisible();
    }
  });

  test("another account's token is not found, exactly as one that does not exist", async ({
    signedIn: page,
    account,
  }) => {
    const [foreign] = await addTokens(await addAccount(), [{ name: 'foreign' }]);
    const answers: (string | null)[] = [];
    for (const id of [foreign, '018f0000-0000-7000-8000-000000000000', 'not-an-id', "'"]) {
      const answer = await page.goto(`/tokens/${id}`);
      expect(answer?.status()).toBe(404);
      answers.push(await page.getByRole('main').textContent());
    }
    expect(new Set(answers).size).toBe(1);
    await page.goto(`/tokens/revoke?id=${foreign}`);
    await expect(page).toHaveURL('/tokens');
    expect(await sql('SELECT count(*)::int AS tokens FROM token WHERE id = $1', [foreign])).toEqual([
      { tokens: 1 },
    ]);
    expect(await tokenNames(account)).toEqual([]);
  });

  test('a token that somebody else revoked meanwhile is told to be gone', async ({
    signedIn: page,
    account,
  }) => {
    const [id] = await addTokens(account, [{ name: 'vanishing' }]);
    await page.goto(`/tokens/${id}`);
    await sql('DELETE FROM token WHERE id = $1', [id]);
    await page.getByLabel('New API Token Name').fill('too-late');
    await page.getByRole('button', { name: 'Update' }).click();
    await expect(page).toHaveURL('/tokens');
    await expect(page.getByText('This token is gone: somebody revoked it in the meantime.')).toBeVisible();
  });
});
