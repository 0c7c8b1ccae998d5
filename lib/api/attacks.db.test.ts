import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { logLines, sendToHono } from '@/lib/api/testing/transports';
import { db } from '@/lib/db/client';
import type { Envelope } from '@/lib/functions/outcome';

const home = mkdtempSync(join(tmpdir(), 'latchkey-attacks-'));
let account: TestAccount;
let token: TestToken;

beforeAll(async () => {
  account = await makeAccount();
  token = await makeToken(account);
  mkdirSync(join(home, 'folder'));
  writeFileSync(join(home, 'folder', 'file'), 'content');
  symlinkSync('/', join(home, 'folder', 'root'));
  await db().account.update({ where: { id: account.id }, data: { home, homeRealPath: home } });
});
afterAll(() => rmSync(home, { recursive: true }));

const ugly = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '..',
    '%2e%2e',
    "'",
    '<b>',
    '\0',
    '\ud800',
    'x'.repeat(3000),
  ),
);

async function envelopeOf(response: Response): Promise<Envelope> {
  const text = await response.text();
  expect([response.status < 500, text]).toEqual([true, text]);
  const envelope = JSON.parse(text) as Envelope;
  expect(Object.keys(envelope)).toEqual(['status', 'data', 'errors', 'messages', 'warnings', 'metadata']);
  expect(text).not.toContain(token.secret);
  return envelope;
}

const post = (path: string, args: object) =>
  sendToHono(path, {
    method: 'POST',
    headers: { ...token.bearer, 'Content-Type': 'application/json' },
    body: JSON.stringify(args),
  });

describe('cPanel’s other addresses', () => {
  const segment = fc.oneof(
    fc.constantFrom('execute', 'json-api', 'cpanel', 'Tokens', 'create_full_access', 'frontend', 'login'),
    // The front refuses dot segments, and the test's own client would resolve them.
    ugly.filter((text) => !/^\.\.?$/.test(text)).map((text) => encodeURIComponent(text.toWellFormed())),
  );
  const root = fc.constantFrom(
    '/json-api',
    '/login',
    '/cpsess1234567890',
    '/cpsess1',
    `/cpsess${'9'.repeat(400)}`,
  );
  const asked = fc.record({
    path: fc
      .tuple(root, fc.array(segment, { maxLength: 4 }))
      .map(([first, rest]) => [first, ...rest].join('/')),
    query: fc.array(
      fc.tuple(
        fc.constantFrom(
          'cpanel_jsonapi_module',
          'cpanel_jsonapi_func',
          'cpanel_jsonapi_apiversion',
          'name',
          'api.version',
        ),
        fc.oneof(fc.constantFrom('Tokens', 'create_full_access', '3'), ugly),
      ),
      { maxLength: 4 },
    ),
    method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'),
    good: fc.boolean(),
    body: fc.option(ugly, { nil: undefined }),
  });

  test('answer whatever is sent with JSON of a refusal, and do nothing', { timeout: 60_000 }, async () => {
    let sent = 0;
    const property = fc.asyncProperty(asked, async ({ path, query, method, good, body }) => {
      const search = new URLSearchParams(query.map(([name, value]) => [name, value.toWellFormed()]));
      const response = await sendToHono(`${path}?${search}`, {
        method,
        headers: good ? token.bearer : { Authorization: 'cpanel x:y' },
        body: method === 'GET' ? undefined : body,
        address: `198.18.${sent >> 8}.${sent++ & 255}`,
      });
      const text = await response.text();
      expect([response.status, text]).toEqual([good ? 404 : 401, text]);
      expect(JSON.parse(text)).toBeTypeOf('object');
      expect(text).not.toContain(token.secret);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    });
    await fc.assert(property, { numRuns: 600 });
    expect(await db().token.count({ where: { accountId: account.id } })).toBe(1);
  });
});

describe('Batch::strict', () => {
  const command = fc.oneof(
    ugly,
    fc.json({ maxDepth: 4 }),
    fc
      .tuple(
        fc.oneof(fc.constantFrom('Features', 'Tokens', 'Batch', 'Fileman', 'Variables'), ugly),
        fc.oneof(
          fc.constantFrom('list', 'list_features', 'strict', 'list_files', 'get_user_information'),
          ugly,
        ),
        fc.oneof(fc.dictionary(ugly, fc.jsonValue(), { maxKeys: 3 }), fc.jsonValue()),
      )
      .map((all) => JSON.stringify(all)),
  );

  test('answers whatever commands are sent, and none that it cannot read is passed over', {
    timeout: 60_000,
  }, async () => {
    const property = fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 4 }), async (commands) => {
      const { status, data, errors } = await envelopeOf(
        await post('/execute/Batch/strict', { command: commands }),
      );
      const results = data as Envelope[] | null;
      if (status === 1) expect(results).toHaveLength(commands.length);
      else expect(errors?.length).toBeGreaterThan(0);
      if (results) expect(results.slice(0, -1).every((one) => one.status === 1)).toBe(true);
    });
    await fc.assert(property, { numRuns: 600 });
  });

  test('lists within lists, however deep, are refused like any bad command', async () => {
    const deep = '['.repeat(25_000) + ']'.repeat(25_000);
    for (const text of [deep, `["Tokens","list",{"a":${deep}}]`, `["Tokens","list",{"a":[${deep}]}]`]) {
      const { status, errors } = await envelopeOf(await post('/execute/Batch/strict', { command: [text] }));
      expect([status, errors?.length]).toEqual([0, 1]);
    }
    const response = await sendToHono('/execute/Tokens/list', {
      method: 'POST',
      headers: { ...token.bearer, 'Content-Type': 'application/json' },
      body: `{"a":[${deep}]}`,
    });
    expect((await envelopeOf(response)).status).toBe(0);
  });
});

describe('Fileman', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', 'folder', 'root', 'file', 'etc', 'proc', 'self'),
    ugly,
  );
  const path = fc.oneof(
    fc.array(part, { maxLength: 5 }).map((parts) => parts.join('/')),
    fc.array(part, { maxLength: 4 }).map((parts) => [home, ...parts].join('/')),
    fc.constantFrom(
      '/etc/passwd',
      '/',
      '//',
      `${home}x`,
      `${home}/../..`,
      '/proc/self/environ',
      'a'.repeat(5000),
    ),
  );
  const flag = fc.option(fc.oneof(fc.constantFrom('0', '1'), ugly), { nil: undefined });

  test('tells of nothing outside the home, whatever is asked', { timeout: 60_000 }, async () => {
    const calls = fc.record({
      name: fc.constantFrom('list_files', 'get_file_information'),
      path,
      show_hidden: flag,
      include_mime: flag,
      types: fc.option(ugly, { nil: undefined }),
    });
    const property = fc.asyncProperty(calls, async ({ name, path: asked, ...others }) => {
      const args = { ...others, [name === 'list_files' ? 'dir' : 'path']: asked };
      const { status, data, errors } = await envelopeOf(await post(`/execute/Fileman/${name}`, args));
      if (status === 0) expect(errors?.length).toBeGreaterThan(0);
      for (const { fullpath } of [data ?? []].flat() as { fullpath: string }[]) {
        expect(fullpath === home || fullpath.startsWith(`${home}/`)).toBe(true);
        expect(fullpath.split('/')).not.toContain('..');
        expect(fullpath.startsWith(`${home}/folder/root/`)).toBe(false);
      }
    });
    await fc.assert(property, { numRuns: 600 });
    expect(logLines.join('')).not.toContain('request failed');
  });
});
