import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeStand, type Stand } from '@/deploy/testing/stand';
import { expire, makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { verify } from '@/lib/tokens/verify-token';
import { latchkey } from '@/test/latchkey';

let stand: Stand;
let account: TestAccount;
let full: TestToken;

beforeAll(async () => {
  stand = await makeStand();
  // So that nothing works without saying whose tokens are meant.
  await makeAccount();
  account = await makeAccount();
  full = await makeToken(account);
});

afterAll(() => stand.stop());

/** The two places where the same commands work: the database itself, and a server. */
const places = {
  'on the database': (args: string[], input?: string) =>
    latchkey([...args, '--user', account.username], { input }),
  'at a server': (args: string[], input?: string) =>
    latchkey(args, {
      input,
      env: { LATCHKEY_URL: `http://127.0.0.1:${stand.latchkey}`, LATCHKEY_TOKEN: full.secret },
    }),
};

describe.each(Object.entries(places))('%s', { timeout: 120_000 }, (where, run) => {
  const name = `cli-${where.length}`;

  test('create prints the secret alone, and all else to standard error', async () => {
    const { code, stdout, stderr } = await run([
      'tokens',
      'create',
      name,
      '--features',
      'diskusage,verify',
      '--expires',
      '2031-01-31',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^lk_[0-9A-Za-z]{38}\n$/);
    expect(stderr).toContain(name);
    expect(stderr).not.toContain(stdout.trim());
    expect(await verify(stdout.trim(), { address: null })).toMatchObject({
      code: 'valid',
      token: { name, rights: { features: ['diskusage', 'verify'] } },
    });
  });

  test('what was created is listed, and in JSON without its secret', async () => {
    const { stdout } = await run(['token', 'list', '--search', name, '--json']);
    const { tokens } = JSON.parse(stdout);
    expect(tokens).toEqual([
      expect.objectContaining({
        name,
        unrestricted: false,
        features: ['diskusage', 'verify'],
        state: 'active',
      }),
    ]);
    expect(stdout).not.toMatch(/lk_/);
    expect((await run(['tokens', 'list', '--search', name])).stdout).toMatch(
      new RegExp(`^NAME.*\n${name} +active +diskusage,verify +2031-01-31`),
    );
  });

  test('a name that is taken, or is none, is refused', async () => {
    const taken = await run(['tokens', 'create', name, '--unrestricted']);
    expect(taken).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('already have a token named'),
    });
    expect(await run(['tokens', 'create', 'a b', '--unrestricted'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('space'),
    });
    const refused = await run(['tokens', 'create', name, '--unrestricted', '--json']);
    expect(JSON.parse(refused.stderr)).toEqual({
      error: { kind: 'failed', message: expect.stringContaining('already') },
    });
  });

  test('rename, revoke and verify go by exit codes', async () => {
    const secret = (
      await run(['tokens', 'create', `${name}-v`, '--unrestricted', '--expires', 'never'])
    ).stdout.trim();
    expect(await run(['tokens', 'verify'], `${secret}\n`)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('valid'),
    });
    expect(await run(['tokens', 'rename', `${name}-v`, `${name}-w`])).toMatchObject({ code: 0 });
    expect(await run(['tokens', 'rename', `${name}-v`, `${name}-x`])).toMatchObject({ code: 3 });
    expect(await run(['tokens', 'revoke', `${name}-w`, 'nowhere'])).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/Revoked 1 token[\s\S]*“nowhere”/),
    });
    expect(await run(['tokens', 'verify', '--json'], secret)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('not_found'),
    });
  });

  test('--expired revokes what has expired and nothing else', async () => {
    const old = [await makeToken(account), await makeToken(account)];
    for (const token of old) await expire(token);
    expect(await run(['tokens', 'revoke', '--expired', '--json'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"revoked": 2'),
    });
    expect((await verify(full.secret, { address: null })).code).toBe('valid');
  });

  test('uapi prints the nested form, and its status is the exit code', async () => {
    await makeToken(account, { name: `${name}-u` });
    const call = ['uapi', '--output=json', 'Tokens', 'revoke', `name=${name}%2Du`];
    const done = await run(call);
    expect(done.code).toBe(0);
    expect(JSON.parse(done.stdout)).toEqual({
      apiversion: 3,
      module: 'Tokens',
      func: 'revoke',
      result: { status: 1, data: 1, errors: null, messages: null, warnings: null, metadata: {} },
    });
    const failed = await run(['uapi', 'Email', 'add_pop']);
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout).result).toMatchObject({
      status: 0,
      data: null,
      errors: [expect.stringContaining('Failed to load module “Email”')],
    });
  });

  test('uapi passes the list arguments on, and says which are not supported', async () => {
    const names = [`${name}-l1`, `${name}-l2`, `${name}-l3`];
    for (const one of names) await makeToken(account, { name: one });
    const call = ['uapi', 'Tokens', 'list', 'api.filter_column=name', 'api.filter_type=begins'];
    const rest = [`api.filter_term=${name}-l`, 'api.sort_column=name', 'api.sort_reverse=1'];
    const page = await run([...call, ...rest, 'api.paginate_size=2', 'api.columns_1=name']);
    expect(JSON.parse(page.stdout).result).toMatchObject({
      data: [{ name: names[2] }, { name: names[1] }],
      metadata: { filter: { records_before_filter: expect.any(Number) }, paginate: { total_results: 3 } },
    });
    const refused = await run(['uapi', 'Tokens', 'list', 'api.filter.a.field=name']);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('not supported') });
    expect(JSON.parse(refused.stdout).result).toMatchObject({ status: 0, data: null });
  });

  test('functions lists the catalogue', async () => {
    expect((await run(['functions'])).stdout).toMatch(/Quota get_quota_info .*diskusage/);
  });
});

describe('command lines that are wrong', { timeout: 120_000 }, () => {
  const local = (args: string[], env?: Record<string, string>) => latchkey(args, { env });

  test('whose tokens are meant has to be said, and be somebody', async () => {
    expect(await local(['tokens', 'list'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--user'),
    });
    const nobody = await local(['tokens', 'list', '--user', 'nobody']);
    expect(nobody).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('no account named “nobody”'),
    });
  });

  test('who does not answer, and who may not, are told apart', async () => {
    const server = { LATCHKEY_URL: `http://127.0.0.1:${stand.latchkey}` };
    expect(
      await local(['tokens', 'list'], { LATCHKEY_URL: 'http://127.0.0.1:1', LATCHKEY_TOKEN: 'x' }),
    ).toMatchObject({ code: 4 });
    expect(await local(['tokens', 'list'], { ...server, LATCHKEY_TOKEN: 'lk_wrong' })).toMatchObject({
      code: 5,
    });
    const limited = await makeToken(account, { features: ['verify'] });
    expect(
      await local(['uapi', 'Tokens', 'list'], { ...server, LATCHKEY_TOKEN: limited.secret }),
    ).toMatchObject({ code: 5, stderr: expect.stringContaining('apitokens') });
    expect(
      await local(['tokens', 'list'], { DATABASE_URL: 'postgresql://u:hush@127.0.0.1:1/x' }),
    ).toMatchObject({ code: 4, stderr: expect.not.stringContaining('hush') });
    expect(await local(['tokens', 'list'], { DATABASE_URL: 'mysql://x' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('DATABASE_URL'),
    });
  });

  test('the token may come from a file, seen from where the caller stands', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'latchkey-cwd-'));
    writeFileSync(join(cwd, 'token'), `${full.secret}\n`);
    const args = ['tokens', 'list', '--url', `http://127.0.0.1:${stand.latchkey}`, '--token-file', 'token'];
    expect(await latchkey(args, { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(full.name),
    });
    expect(await latchkey([...args.slice(0, -1), 'nowhere'], { cwd })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ENOENT'),
    });
  });
});
