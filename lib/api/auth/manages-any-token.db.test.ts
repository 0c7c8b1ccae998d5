import { beforeEach, expect, test } from 'vitest';
import { app } from '@/lib/api/app';
import { openApiDocument } from '@/lib/api/docs/openapi';
import { makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { sendToHono } from '@/lib/api/testing/transports';
import { db } from '@/lib/db/client';
import { features } from '@/lib/tokens/rights/features';

// Decision 035: revoking and renaming hand out no rights, so “apitokens” is enough for them.
let account: TestAccount;
let manager: TestToken;
let target: TestToken;

beforeEach(async () => {
  account = await makeAccount();
  manager = await makeToken(account, { features: ['apitokens'] });
  target = await makeToken(account, { name: 'mighty' });
});

const send = (method: string, path: string, type = 'application/json', body?: string) =>
  sendToHono(path, { method, body, headers: { ...manager.bearer, 'Content-Type': type } });
const call = (name: string, body: string) =>
  send('POST', `/execute/Tokens/${name}`, 'application/x-www-form-urlencoded', body);

const names = async () =>
  (await db().token.findMany({ where: { accountId: account.id, id: { not: manager.id } } })).map(
    ({ name }) => name,
  );

test('a token with “apitokens” alone renames and revokes an unrestricted one by the API, and the events name it', async () => {
  expect((await send('PATCH', `/api/v1/tokens/${target.id}`, undefined, '{"name":"other"}')).status).toBe(
    200,
  );
  expect(await names()).toEqual(['other']);
  expect((await send('DELETE', `/api/v1/tokens/${target.id}`)).status).toBe(204);
  expect(await names()).toEqual([]);
  const events = await db().auditEvent.findMany({
    where: { accountId: account.id, actorId: manager.id },
    orderBy: { id: 'asc' },
  });
  expect(events.map(({ action, actorName, tokenName }) => [action, actorName, tokenName])).toEqual([
    ['token.renamed', manager.name, 'other'],
    ['token.revoked', manager.name, 'other'],
  ]);
});

test("cPanel's clients do the same by name", async () => {
  expect(await (await call('rename', 'name=mighty&new_name=other')).json()).toMatchObject({ status: 1 });
  expect(await names()).toEqual(['other']);
  expect(await (await call('revoke', 'name=other')).json()).toMatchObject({ status: 1, data: 1 });
  expect(await names()).toEqual([]);
});

test('the feature and every description of a rename and a revoke say so', () => {
  expect(features.find(({ name }) => name === 'apitokens')?.description).toMatch(
    /revoke all tokens of the account, unrestricted ones too/,
  );
  const { paths = {} } = openApiDocument(app);
  const one = paths['/api/v1/tokens/{id}'];
  for (const operation of [one?.patch, one?.delete, paths['/api/v1/tokens/revoke']?.post])
    expect(operation?.description).toMatch(/every token of the account, unrestricted ones too/);
  for (const name of ['rename', 'revoke'])
    expect(paths[`/execute/Tokens/${name}`]?.get?.summary).toMatch(/whatever its rights/);
});
