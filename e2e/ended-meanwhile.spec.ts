import type { Page } from '@playwright/test';
import { addTokens, sql, type TestAccount } from '@/e2e/database';
import { expect, test } from '@/e2e/test';
import { heldUp } from '@/lib/testing/held-up';

/** A form that changes something: where it is, what is typed, and the button that sends it. */
type Form = {
  path: (token: string) => string;
  fill: (page: Page) => Promise<void>;
  send: (page: Page) => Promise<void>;
};

const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click();
const onManage = (token: string) => `/tokens/${token}`;
const onAccount = () => '/account';

const forms: Record<string, Form> = {
  'creating a token': {
    path: () => '/tokens/new',
    fill: (page) => page.getByLabel('API Token Name').fill('made'),
    send: press('Create'),
  },
  'renaming a token': {
    path: onManage,
    fill: (page) => page.getByLabel('New API Token Name').fill('renamed'),
    send: press('Update'),
  },
  'revoking a token': { path: onManage, fill: press('Revoke'), send: press('Yes, Revoke the Token') },
  'revoking chosen tokens': {
    path: () => '/tokens',
    fill: async (page) => {
      await page.getByLabel('Select target').check();
      await press('Revoke')(page);
    },
    send: press('Revoke Selected API Tokens'),
  },
  'changing the contact addresses': {
    path: onAccount,
    fill: (page) => page.getByLabel('First address').fill('thief@example.com'),
    send: press('Update'),
  },
  'changing the password': {
    path: onAccount,
    fill: async (page) => {
      await page.getByLabel('Current password').fill('correct horse battery staple');
      await page.getByLabel('New password').fill('chosen by somebody else');
    },
    send: press('Change password'),
  },
  'ending another session': {
    path: onAccount,
    fill: async () => undefined,
    send: (page) => page.getByRole('button', { name: /^End the session/ }).click(),
  },
};

const END = 'DELETE FROM session WHERE user_agent IS NOT NULL AND account_id = $1';
const ends: Record<string, string> = {
  expired:
    'UPDATE session SET expires_at = clock_timestamp() WHERE user_agent IS NOT NULL AND account_id = $1',
  'of an account that is suspended': 'UPDATE account SET suspended_at = clock_timestamp() WHERE id = $1',
};

/** All that the forms could have changed. */
function stateOf({ id }: TestAccount) {
  return sql(
    `SELECT contact_email, password_hash,
            ARRAY(SELECT name::text FROM token WHERE account_id = a.id ORDER BY 1) AS tokens,
            ARRAY(SELECT deed::text FROM audit_event WHERE account_id = a.id ORDER BY id) AS events,
            (SELECT count(*) FROM session WHERE account_id = a.id AND user_agent IS NULL) AS others
     FROM account a WHERE id = $1`,
    [id],
  );
}

async function sendAcross(end: string, { path, fill, send }: Form, page: Page, account: TestAccount) {
  const [token = ''] = await addTokens(account, [{ name: 'target' }]);
  await sql(
    "INSERT INTO session (id, account_id, expires_at) VALUES (gen_random_uuid(), $1, clock_timestamp() + interval '1 day')",
    [account.id],
  );
  await page.goto(path(token));
  await fill(page);
  const before = await stateOf(account);
  await heldUp(
    account.id,
    () => send(page),
    (client) => client.query(end, [account.id]),
    process.env.LATCHKEY_E2E_DATABASE_URL,
  );
  await expect(page).toHaveURL(/\/sign-in(\?|$)/);
  await expect(page.getByLabel('Username or e-mail')).toBeVisible();
  // Nobody failed: no toast may say so on the way.
  await expect(page.getByText(/could not be|did not answer|did not arrive/)).toHaveCount(0);
  expect(await stateOf(account)).toEqual(before);
}

for (const [name, form] of Object.entries(forms))
  test(`${name}: a session that is ended meanwhile leads to the sign-in page, and nothing is changed`, ({
    signedIn: page,
    account,
  }) => sendAcross(END, form, page, account));

for (const [name, end] of Object.entries(ends))
  test(`creating a token: so does a session that is ${name} meanwhile`, ({ signedIn: page, account }) =>
    sendAcross(end, forms['creating a token'] as Form, page, account));
