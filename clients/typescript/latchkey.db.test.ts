import { readFileSync } from 'node:fs';
import { HttpError, handle } from '@oazapfts/runtime';
import { beforeAll, expect, test } from 'vitest';
import { clientFile, clientSource } from '@/clients/typescript/generate';
import * as latchkey from '@/clients/typescript/latchkey';
import { makeAccount, makeToken, type TestAccount } from '@/lib/api/testing/accounts';
import { transport } from '@/lib/api/testing/transports';

const send = transport('server');
let account: TestAccount;

beforeAll(async () => {
  account = await makeAccount();
  const token = await makeToken(account, { name: 'client' });
  latchkey.defaults.baseUrl = new URL((await send('/api/health')).url).origin;
  latchkey.defaults.headers = { ...token.bearer };
});

test('the client that is checked in is the one that the document makes (npx tsx clients/typescript/generate.ts)', async () => {
  expect(readFileSync(clientFile, 'utf8')).toBe(await clientSource());
});

test('a token is created, found, renamed, verified and revoked, with types all along', async () => {
  const created = await latchkey.createToken({
    newToken: { name: 'made', features: ['diskusage'], expiresOn: '2031-01-01' },
  });
  if (created.status !== 201) throw new Error(`The create answered ${created.status}.`);
  const { token, secret } = created.data;
  const list = await latchkey.listTokens({ search: 'made', sort: 'name', direction: 'asc', limit: 5 });
  expect(list.status === 200 && list.data.tokens).toEqual([token]);
  const renamed = await latchkey.renameToken({ id: token.id, renaming: { name: 'made-2' } });
  expect(renamed.status === 200 && renamed.data.name).toBe('made-2');
  const verdict = await latchkey.verifyTokens({ body: { token: secret, feature: 'diskusage' } });
  expect(verdict.status === 200 && verdict.data).toMatchObject({ valid: true, token: { name: 'made-2' } });
  const introspection = await latchkey.introspectToken({ introspectionRequest: { token: secret } });
  expect(introspection.data).toMatchObject({ active: true, username: account.username });
  expect((await latchkey.revokeToken({ id: token.id })).status).toBe(204);
  expect((await latchkey.getToken({ id: token.id })).status).toBe(404);
  expect((await latchkey.getOwnToken()).data).toMatchObject({ name: 'client' });
});

test('a refusal is a typed problem, or an exception for those who like them better', async () => {
  const refused = await latchkey.createToken({ newToken: { name: 'no good name', unrestricted: true } });
  if (refused.status !== 422) throw new Error(`The create answered ${refused.status}.`);
  expect(refused.data.errors?.name).toContain('A space');
  await expect(
    handle(latchkey.createToken({ newToken: { name: '', unrestricted: true } }), { 201: (data) => data }),
  ).rejects.toThrow();
  expect(HttpError).toBeDefined();
});
