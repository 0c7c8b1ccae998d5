import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  expire,
  makeAccount,
  makeToken,
  suspend,
  type TestAccount,
  type TestToken,
} from '@/lib/api/testing/accounts';
import { answerTo, bad } from '@/lib/api/testing/envelopes';
import { transport, transports } from '@/lib/api/testing/transports';
import { db } from '@/lib/db/client';
import { listFunctions } from '@/lib/functions/registry';
import { good } from '@/lib/functions/testing/call';

const home = mkdtempSync(join(tmpdir(), 'latchkey-home-'));
let account: TestAccount;
let full: TestToken;

beforeAll(async () => {
  writeFileSync(join(home, 'file'), 'x'.repeat(10_000));
  account = await makeAccount();
  await db().account.update({ where: { id: account.id }, data: { home } });
  full = await makeToken(account);
});

afterAll(() => rmSync(home, { recursive: true }));

describe.each(transports)('through %s', (kind) => {
  const send = transport(kind);

  const call = (path: string, init: RequestInit = {}, bearer: Record<string, string> = full.bearer) =>
    answerTo(send, `/execute/${path}`, { ...init, headers: { ...bearer, ...init.headers } });

  test('every way to send arguments comes to the same', async () => {
    const json = { 'Content-Type': 'application/json' };
    const form = new FormData();
    form.set('name', 'apitokens');
    const ways: [string, RequestInit][] = [
      ['Features/has_feature?name=apitokens', {}],
      ['Features/has_feature?name=apitokens', { method: 'POST' }],
      ['Features/has_feature', { method: 'POST', body: new URLSearchParams({ name: 'apitokens' }) }],
      ['Features/has_feature', { method: 'POST', body: form }],
      ['Features/has_feature', { method: 'POST', body: '{"name":"apitokens"}', headers: json }],
      ['Features/has_feature?name=apitokens', { method: 'POST', body: '', headers: json }],
      [
        'Features/has_feature?name=apitokens',
        { method: 'POST', body: '', headers: { 'Content-Type': 'text/x-odd' } },
      ],
    ];
    for (const [path, init] of ways) {
      const { http, envelope } = await call(path, init);
      expect([http, envelope], `${init.method ?? 'GET'} ${path}`).toEqual([200, good(null)]);
    }
  });

  test('a bare question mark, and an empty POST with and without a type, are calls without arguments', async () => {
    for (const [path, init] of [
      ['Features/list_features?', {}],
      ['Features/list_features', { method: 'POST' }],
      [
        'Features/list_features',
        { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } },
      ],
      ['Features/list_features', { method: 'POST', headers: { 'Content-Type': 'multipart/form-data' } }],
    ] as const) {
      const { http, envelope } = await call(path, init);
      expect([http, envelope]).toEqual([
        200,
        good({ apitokens: 1, diskusage: 1, filelist: 1, updatecontact: 1, verify: 1 }),
      ]);
    }
  });

  test('all three schemes are known, and the user that is named must own the token', async () => {
    const { secret } = full;
    const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
    for (const header of [
      `cpanel ${account.username}:${secret}`,
      `Bearer ${secret}`,
      basic(`${account.username}:${secret}`),
      basic(`:${secret}`),
    ]) {
      expect((await call('Features/list_features', {}, { Authorization: header })).http).toBe(200);
    }
    for (const header of [`cpanel somebody:${secret}`, basic(`somebody:${secret}`)]) {
      const { http, envelope } = await call('Features/list_features', {}, { Authorization: header });
      expect([http, envelope]).toEqual([401, bad(expect.stringContaining('not of the account'))]);
    }
  });

  test('nothing good in the header is a 401 in the same envelope', async () => {
    const expired = await makeToken(account);
    await expire(expired);
    const elsewhere = await makeAccount();
    const suspended = await makeToken(elsewhere);
    await suspend(elsewhere);
    const headers = [
      {},
      expired.bearer,
      suspended.bearer,
      { Authorization: 'Bearer lk_nonsense' },
      { Authorization: 'cpanel alice' },
      { Authorization: 'WHM root:x' },
      { Authorization: `${full.bearer.Authorization}, ${full.bearer.Authorization}` },
    ];
    for (const header of headers) {
      const { http, envelope, headers } = await call('Tokens/list', {}, header as Record<string, string>);
      expect([http, envelope]).toEqual([401, bad(expect.any(String))]);
      expect(headers.get('www-authenticate')).toContain('Bearer');
    }
  });

  test('unreadable bodies are told apart, in the envelope', async () => {
    const json = { 'Content-Type': 'application/json' };
    const cases: [number, RequestInit][] = [
      [400, { body: '{"name":', headers: { 'Content-Type': 'application/json' } }],
      [400, { body: '["name"]', headers: { 'Content-Type': 'application/json' } }],
      [400, { body: '{"name":{"a":1}}', headers: { 'Content-Type': 'application/json' } }],
      [400, { body: new Uint8Array([0x22, 0xff, 0x22]), headers: { 'Content-Type': 'application/json' } }],
      [400, { body: 'no parts', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } }],
      [400, { body: 'no boundary', headers: { 'Content-Type': 'multipart/form-data' } }],
      [415, { body: 'name=x', headers: { 'Content-Type': 'text/plain' } }],
      [
        413,
        {
          body: `name=${'x'.repeat(1024 * 1024)}`,
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        },
      ],
      [405, { method: 'PUT', body: 'name=x' }],
      [415, { body: new URLSearchParams({ name: 'x' }), headers: { 'Content-Encoding': 'gzip' } }],
      [415, { body: '{"name":"x"}', headers: { ...json, 'Content-Encoding': 'identity, br' } }],
    ];
    for (const [status, init] of cases) {
      const { http, envelope } = await call('Features/has_feature', { method: 'POST', ...init });
      expect([http, envelope], String(init.body).slice(0, 30)).toEqual([status, bad(expect.any(String))]);
    }
  });

  test('a body that says it is in no coding is read', async () => {
    const body = new URLSearchParams({ name: 'apitokens' });
    const headers = { 'Content-Encoding': 'Identity' };
    const { http, envelope } = await call('Features/has_feature', { method: 'POST', body, headers });
    expect([http, envelope]).toEqual([200, good(null)]);
    const refused = await call('Features/has_feature', {
      method: 'POST',
      body,
      headers: { 'Content-Encoding': 'gzip' },
    });
    expect(refused.headers.get('accept-encoding')).toBe('identity');
    expect(refused.envelope.errors?.[0]).toContain('Content-Encoding');
  });

  test('an unknown module or function is a failure that names what there is', async () => {
    const email = (await call('Email/list_pops')).envelope;
    expect(email).toEqual(bad(expect.stringMatching(/^Failed to load module “Email”: .*Tokens/)));
    expect((await call('Tokens/explode')).envelope).toEqual(
      bad(expect.stringMatching(/“explode”.*create_full_access/)),
    );
    expect((await call('tokens/list')).envelope.status).toBe(0);
    expect((await call('Tokens/explode', {}, {})).http).toBe(401);
    expect((await call('Tokens')).http).toBe(404);
    expect((await call('Tokens/list/more')).http).toBe(404);
  });
});

describe('features', () => {
  const send = transport('hono');

  test('a limited token calls what needs its feature and nothing else; an unrestricted one calls all', async () => {
    const limited = {
      diskusage: await makeToken(account, { features: ['diskusage'] }),
      updatecontact: await makeToken(account, { features: ['updatecontact'] }),
      filelist: await makeToken(account, { features: ['filelist'] }),
    };
    for (const { module, name, feature, anyToken } of listFunctions()) {
      if (module === 'Tokens' && name.startsWith('create')) continue;
      const path = `/execute/${module}/${name}`;
      expect((await answerTo(send, path, { headers: full.bearer })).http, path).toBe(200);
      for (const [granted, token] of Object.entries(limited)) {
        const { http, envelope } = await answerTo(send, path, { headers: token.bearer });
        expect(http, `${path} with ${granted}`).toBe(feature === granted || anyToken ? 200 : 403);
        if (http === 403)
          expect(envelope).toEqual(bad(expect.stringMatching(feature ? /feature “/ : /unrestricted token/)));
      }
    }
  });
});

describe('rubbish', () => {
  const send = transport('hono');

  test('no query and no body makes anything but an envelope, and never a 5xx', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('\0', '%00', 'ü', '\ud800', '-1', '1e99', 'a@b.c', '1', 'name', 'matches', 'numeric'),
    );
    const name = fc.oneof(
      text,
      fc.constantFrom(
        'name',
        'name-0',
        'name-1',
        'new_name',
        'address',
        'address-7',
        'expires_at',
        'features',
        'features-0',
        'display',
        '__proto__',
        'api.filter_column',
        'api.filter_type_1',
        'api.filter_term',
        'api.sort_column_0',
        'api.paginate_size',
        'api.columns_1',
        'api.columns',
      ),
    );
    const types = [
      'application/x-www-form-urlencoded',
      'application/json',
      'multipart/form-data; boundary=b',
      '',
    ];
    const made = fc.record({
      one: fc.constantFrom(...listFunctions()),
      query: fc.array(fc.tuple(name, text), { maxLength: 4 }),
      type: fc.constantFrom(...types),
      body: fc.array(fc.tuple(name, text), { maxLength: 4 }),
      raw: fc.option(text),
    });
    await fc.assert(
      fc.asyncProperty(made, async ({ one, query, type, body, raw }) => {
        const path = `/execute/${one.module}/${one.name}?${new URLSearchParams(query)}`;
        const sent =
          raw ??
          (type.includes('json')
            ? JSON.stringify(Object.fromEntries(body))
            : new URLSearchParams(body).toString());
        const { http, envelope } = await answerTo(send, path, {
          method: 'POST',
          body: sent,
          headers: { ...full.bearer, 'Content-Type': type },
        });
        expect([200, 400, 415]).toContain(http);
        if (http !== 200 || (envelope.status === 0 && envelope.messages === null))
          expect(envelope.errors?.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});
