import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/actor/actor';
import { limitedTo, unrestricted } from '@/lib/actor/rights';
import { makeAccount, type TestAccount } from '@/lib/api/testing/accounts';
import type { Envelope } from '@/lib/functions/outcome';
import { findFunction } from '@/lib/functions/registry';
import { call } from '@/lib/functions/testing/call';
import { aTokenOf } from '@/lib/testing/accounts';

let account: TestAccount;

beforeAll(async () => {
  account = await makeAccount();
});

async function strict(commands: unknown[], actor: Actor = account.actor) {
  const named = commands.map((one, at) => [
    `command-${at}`,
    typeof one === 'string' ? one : JSON.stringify(one),
  ]);
  const answer = await call('Batch::strict', Object.fromEntries(named), actor);
  return { ...answer, data: answer.data as Envelope[] | null };
}

test('runs in order, and answers each with its own envelope', async () => {
  const { status, data, errors } = await strict([
    ['Tokens', 'create_limited', { name: 'batched', features: ['verify', 'diskusage'], expires_at: 0 }],
    ['Tokens', 'rename', { name: 'batched', new_name: 'renamed' }],
    ['Tokens', 'list', { 'api.filter_column': 'name', 'api.filter_term': 'renamed' }],
    ['Features', 'list_features'],
  ]);
  expect([status, errors]).toEqual([1, null]);
  expect(data?.map((one) => one.status)).toEqual([1, 1, 1, 1]);
  expect(data?.[2]?.data).toMatchObject([{ name: 'renamed', features: ['diskusage', 'verify'] }]);
});

test('stops at the first failure, and tells what was done and what was not', async () => {
  const { status, data, errors } = await strict([
    ['Tokens', 'create_full_access', { name: 'before' }],
    ['Tokens', 'rename', { name: 'nowhere', new_name: 'x' }],
    ['Tokens', 'create_full_access', { name: 'after' }],
  ]);
  expect(status).toBe(0);
  expect(errors).toEqual(['Command 2, Tokens::rename, failed: You have no token named “nowhere”.']);
  expect(data).toMatchObject([
    { status: 1, data: { token: expect.stringMatching(/^lk_/) } },
    { status: 0, data: null },
  ]);
  const names = (await call('Tokens::list', {}, account.actor)).data as { name: string }[];
  expect(names.map(({ name }) => name)).toContain('before');
  expect(names.map(({ name }) => name)).not.toContain('after');
});

test('each command needs the rights that it needs by itself', async () => {
  const limited = await aTokenOf({ accountId: account.id }, limitedTo(['apitokens']), null);
  const { status, data, errors } = await strict(
    [
      ['Tokens', 'list'],
      ['Quota', 'get_quota_info'],
    ],
    limited,
  );
  expect([status, data?.map((one) => one.status)]).toEqual([0, [1, 0]]);
  expect(errors?.[0]).toContain('feature “diskusage”');
  expect((await strict([['Variables', 'get_user_information']], limited)).errors?.[0]).toContain(
    'unrestricted',
  );
});

test('a batch that ends its own token still tells what it did', async () => {
  const maker = await aTokenOf({ accountId: account.id }, unrestricted, null);
  const { data, errors } = await strict(
    [
      ['Tokens', 'create_full_access', { name: 'successor' }],
      ['Tokens', 'revoke', { name: maker.name }],
      ['Tokens', 'create_full_access', { name: 'too-late' }],
    ],
    maker,
  );
  expect(data).toMatchObject([
    { data: { token: expect.stringMatching(/^lk_/) } },
    { data: 1 },
    { status: 0 },
  ]);
  expect(errors?.[0]).toContain('not good any more');
});

test('unknown functions, and batches in batches, are failures like any other', async () => {
  const nested = ['Batch', 'strict', { command: [['Features', 'list_features']] }];
  expect((await strict([['Features', 'list_features'], nested])).errors?.[0]).toContain(
    'cannot hold another',
  );
  expect((await strict([['Email', 'add_pop']])).errors?.[0]).toContain('Failed to load module');
  expect((await strict([['Tokens', 'explode']])).errors?.[0]).toContain('explode');
});

test.each([
  ['not JSON', 'Tokens list'],
  ['an object', { module: 'Tokens' }],
  ['a name alone', ['Tokens']],
  ['too many parts', ['Tokens', 'list', {}, {}]],
  ['arguments that are no object', ['Tokens', 'list', ['name']]],
  ['an argument that no form can carry', ['Tokens', 'list', { name: { a: 1 } }]],
  ['a name that is no text', [1, 'list']],
])('nothing is run when one command is %s', async (_what, wrong) => {
  const { status, data } = await strict([['Tokens', 'create_full_access', { name: 'never' }], wrong]);
  expect([status, data]).toEqual([0, null]);
  const { data: left } = await call('Tokens::list', {}, account.actor);
  expect(JSON.stringify(left)).not.toContain('never');
});

test('no commands, and more than fifty, are refused', async () => {
  expect((await strict([])).errors?.[0]).toContain('at least one');
  const many = Array.from({ length: 51 }, () => ['Features', 'list_features']);
  expect((await strict(many)).errors?.[0]).toContain('at most 50');
  expect((await strict(many.slice(1))).data).toHaveLength(50);
});

test('any token may call it, as nothing is done by itself', () => {
  expect(findFunction('Batch', 'strict')).toMatchObject({ feature: null, anyToken: true });
});
