import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { answerTo } from '@/lib/api/testing/envelopes';
import { transport, transports } from '@/lib/api/testing/transports';
import { db } from '@/lib/db/client';
import { good } from '@/lib/functions/testing/call';

const home = mkdtempSync(join(tmpdir(), 'latchkey-home-'));
let account: TestAccount;
let full: TestToken;

beforeAll(async () => {
  writeFileSync(join(home, 'file'), 'x'.repeat(10_000));
  account = await makeAccount();
  await db().account.update({ where: { id: account.id }, data: { home, domain: 'example.com' } });
  full = await makeToken(account);
});

afterAll(() => rmSync(home, { recursive: true }));

describe.each(transports)('through %s', (kind) => {
  const send = transport(kind);

  const call = (path: string, init: RequestInit = {}) =>
    answerTo(send, `/execute/${path}`, { ...init, headers: { ...full.bearer, ...init.headers } });

  test('lists are filtered, and arguments written as axios and PHP write them', async () => {
    const query = 'api.filter_column=id&api.filter_type=eq&api.filter_term=verify&api.columns_1=name';
    const filtered = await call(`Features/get_feature_metadata?${query}`);
    expect(filtered.envelope).toMatchObject({ status: 1, data: [{ name: 'Verification' }] });
    for (const names of ['name[]=user&name[]=plan', 'name[0]=user&name[1]=plan', 'name-0=user&name-1=plan']) {
      const asked = await call('Variables/get_user_information', {
        method: 'POST',
        body: new URLSearchParams(names),
      });
      expect(asked.envelope).toEqual(good({ user: account.username, plan: 'default' }));
    }
  });

  test('every new function answers, and says what it ignored', async () => {
    const calls: [string, unknown][] = [
      ['DomainInfo/list_domains', expect.objectContaining({ main_domain: 'example.com' })],
      ['DomainInfo/domains_data?format=list', [expect.objectContaining({ domain: 'example.com' })]],
      ['DomainInfo/single_domain_data?domain=example.com', expect.objectContaining({ type: 'main_domain' })],
      ['DomainInfo/main_domain_builtin_subdomain_aliases', []],
      ['Resellers/list_accounts', [expect.objectContaining({ user: account.username })]],
      ['ServerInformation/get_information', expect.arrayContaining([])],
      ['Locale/list_locales', expect.arrayContaining([])],
      ['Locale/set_locale?locale=de', null],
      ['Variables/get_server_information', expect.objectContaining({ default_theme: 'latchkey' })],
      ['Variables/get_session_information', { host: expect.any(String) }],
      ['LastLogin/get_last_or_current_logged_in_ip', []],
      ['ContactInformation/get_notification_preferences', expect.arrayContaining([])],
      ['Fileman/list_files?dir=.', [expect.objectContaining({ file: 'file', size: 10_000 })]],
      ['Fileman/get_file_information?path=file', expect.objectContaining({ exists: 1 })],
      ['Batch/strict?command=["Features","list_features"]', [expect.objectContaining({ status: 1 })]],
    ];
    for (const [path, data] of calls) {
      const { http, envelope } = await call(`${path}${path.includes('?') ? '&' : '?'}colour=blue`);
      expect([http, envelope.status, envelope.errors], path).toEqual([200, 1, null]);
      expect(envelope.data, path).toEqual(data);
      expect(envelope.warnings, path).toEqual(['“colour” is no argument of this function and was ignored.']);
    }
  });

  test('a batch may be sent as cPanel’s clients and as JSON send it', async () => {
    const commands = ['["Features","has_feature",{"name":"verify"}]', '["Features","list_features"]'];
    const form = new URLSearchParams(commands.map((one) => ['command', one]));
    const numbered = new URLSearchParams(commands.map((one, at) => [`command-${at}`, one]));
    const headers = { 'Content-Type': 'application/json' };
    const json = (command: unknown) => ({ method: 'POST', body: JSON.stringify({ command }), headers });
    for (const init of [
      { method: 'POST', body: form },
      { method: 'POST', body: numbered },
      json(commands),
      json(commands.map((one) => JSON.parse(one))),
    ]) {
      const { envelope } = await call('Batch/strict', init);
      expect(envelope.data).toEqual([good(null), expect.objectContaining({ status: 1 })]);
    }
  });
});
