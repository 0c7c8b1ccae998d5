import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAccount, type TestAccount } from '@/lib/api/testing/accounts';
import { db } from '@/lib/db/client';
import { call as callAs, errorOf } from '@/lib/functions/testing/call';

const home = mkdtempSync(join(tmpdir(), 'latchkey-fileman-'));
let account: TestAccount;

beforeAll(async () => {
  account = await makeAccount();
  await db().account.update({ where: { id: account.id }, data: { home, homeRealPath: home } });
  mkdirSync(join(home, 'public_html', 'sub'), { recursive: true });
  writeFileSync(join(home, 'public_html', 'index.html'), 'a secret text');
  writeFileSync(join(home, 'public_html', 'big'), Buffer.alloc(2_500_000));
  writeFileSync(join(home, 'public_html', '.htaccess'), '');
  symlinkSync('/etc', join(home, 'public_html', 'link'));
  chmodSync(join(home, 'public_html', 'index.html'), 0o440);
});

afterAll(() => rmSync(home, { recursive: true }));

const call = (name: string, args: Record<string, string> = {}) =>
  callAs(`Fileman::${name}`, args, account.actor);

const listed = async (args: Record<string, string>) =>
  ((await call('list_files', { dir: 'public_html', ...args })).data as { file: string }[]).map(
    ({ file }) => file,
  );

test('list_files tells each entry in order, and no content', async () => {
  const { data } = await call('list_files', {
    dir: 'public_html',
    include_mime: '1',
    include_permissions: '1',
  });
  const stats = statSync(join(home, 'public_html', 'index.html'));
  expect(data).toContainEqual({
    absdir: home,
    path: `${home}/public_html`,
    file: 'index.html',
    fullpath: `${home}/public_html/index.html`,
    exists: 1,
    type: 'file',
    size: 13,
    humansize: '13 bytes',
    mode: String(stats.mode),
    nicemode: 440,
    uid: stats.uid,
    gid: stats.gid,
    ctime: Math.floor(stats.ctimeMs / 1000),
    mtime: Math.floor(stats.mtimeMs / 1000),
    mimetype: 'text/html',
    mimename: 'text-html',
    rawmimetype: 'text/html',
    rawmimename: 'text-html',
    read: 1,
    write: 0,
  });
  expect(data).toContainEqual(expect.objectContaining({ file: 'big', humansize: '2.38 MB' }));
  expect(JSON.stringify(data)).not.toContain('secret text');
  expect(await listed({})).toEqual(['big', 'index.html', 'link', 'sub']);
  expect(await listed({ show_hidden: '1' })).toContain('.htaccess');
});

test.each([
  [{ types: 'dir' }, ['sub']],
  [{ types: 'dir|link' }, ['link', 'sub']],
  [{ 'types-0': 'dir', 'types-1': 'file' }, ['big', 'index.html', 'sub']],
  [{ only_these_files: 'big,nothing' }, ['big']],
  [{ mime_types: 'text-html' }, ['index.html']],
  [{ raw_mime_types: 'text/html' }, ['index.html']],
  [{ limit_to_list: '1', 'filepath-0': 'link' }, ['link']],
  [{ limit_to_list: '1' }, []],
  [{ 'api.filter_column': 'size', 'api.filter_type': 'gt', 'api.filter_term': '2000000' }, ['big']],
  [{ 'api.sort_column': 'file', 'api.sort_reverse': '1', 'api.paginate_size': '1' }, ['sub']],
])('%j lists %j', async (args, files) => {
  expect(await listed(args as Record<string, string>)).toEqual(files);
});

test('what is not known is warned about', async () => {
  const { warnings } = await call('list_files', {
    dir: '.',
    types: 'dir|door',
    check_for_leaf_directories: '1',
    include_hash: '1',
  });
  expect(warnings?.join(' ')).toMatch(/“door”.*isleaf.*“include_hash”/);
});

test('get_file_information tells one entry, the home, and that nothing is there', async () => {
  const tell = async (path: string) => (await call('get_file_information', { path })).data;
  expect(await tell('public_html/index.html')).toMatchObject({ exists: 1, type: 'file', size: 13 });
  expect(await tell(`${home}/public_html`)).toMatchObject({ type: 'dir', file: 'public_html', path: home });
  expect(await tell('.')).toMatchObject({ type: 'dir', file: '', fullpath: home });
  expect(await tell('public_html/link')).toMatchObject({ type: 'link' });
  expect(await tell('public_html/nothing/there')).toEqual({
    absdir: home,
    file: 'there',
    path: `${home}/public_html/nothing`,
    fullpath: `${home}/public_html/nothing/there`,
    exists: 0,
  });
});

test('nothing outside the home is told', async () => {
  for (const path of ['/etc/passwd', '../x', 'public_html/link/passwd'])
    expect(await errorOf(call('get_file_information', { path })), path).toEqual(expect.any(String));
  for (const dir of ['/etc', '..', 'public_html/link'])
    expect(await errorOf(call('list_files', { dir })), dir).toEqual(expect.any(String));
  expect(await errorOf(call('list_files'))).toContain('Give a folder');
});
