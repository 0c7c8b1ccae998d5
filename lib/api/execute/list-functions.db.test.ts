import { expect, test } from 'vitest';
import { makeAccount, makeToken } from '@/lib/api/testing/accounts';
import { transport } from '@/lib/api/testing/transports';
import { listFunctions } from '@/lib/functions/registry';

const send = transport('hono');

type Listed = {
  module: string;
  name: string;
  allowed: boolean;
  feature: string | null;
  anyToken: boolean;
  arguments: object[];
};
const ask = async (bearer: Record<string, string>) =>
  ((await (await send('/api/v1/functions', { headers: bearer })).json()) as { functions: Listed[] })
    .functions;

test('the catalogue is the registry, and tells what the asking token may call', async () => {
  const account = await makeAccount();
  const all = await ask((await makeToken(account)).bearer);
  expect(all.map(({ module, name }) => [module, name])).toEqual(
    listFunctions().map(({ module, name }) => [module, name]),
  );
  expect(all.every(({ allowed }) => allowed)).toBe(true);
  const limited = await ask((await makeToken(account, { features: ['diskusage'] })).bearer);
  expect(limited.some(({ allowed }) => allowed)).toBe(true);
  for (const { feature, anyToken, allowed } of limited)
    expect(allowed).toBe(feature === 'diskusage' || anyToken);
});

test('arguments are told with whether they are needed and whether they are lists', async () => {
  const functions = await ask((await makeToken(await makeAccount())).bearer);
  const rename = functions.find(({ module, name }) => module === 'Tokens' && name === 'rename');
  expect(rename?.arguments).toEqual([
    { name: 'name', required: true, list: false },
    { name: 'new_name', required: true, list: false },
  ]);
  const limited = functions.find(({ name }) => name === 'create_limited');
  expect(limited?.arguments).toContainEqual({ name: 'features', required: true, list: true });
});

test('without a token there is no catalogue', async () => {
  expect((await send('/api/v1/functions')).status).toBe(401);
});
