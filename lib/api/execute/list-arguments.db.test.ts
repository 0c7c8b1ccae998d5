import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { questions, type Row } from '@/lib/api/execute/testing/list-questions';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { sendToHono } from '@/lib/api/testing/transports';
import type { Envelope } from '@/lib/functions/outcome';
import { listFunctions } from '@/lib/functions/registry';

type Pair = [name: string, value: string];

let token: TestToken;
let rows: Row[];

beforeAll(async () => {
  const account = await makeAccount();
  token = await makeToken(account, { name: 'A-token' });
  const at = (seconds: number) => ({ kind: 'instant', at: new Date(seconds * 1000) }) as const;
  await makeToken(account, { name: 'backup', features: ['diskusage'], expiry: at(1_900_000_000) });
  await makeToken(account, {
    name: 'Backup-2',
    features: ['diskusage', 'verify'],
    expiry: at(2_000_000_000),
  });
  await makeToken(account, { name: '10', features: ['verify'] });
  await makeToken(account, { name: '9', expiry: at(2_000_000_000) });
  rows = (await call('Tokens/list', [], 'query')).data as Row[];
});

const encodings = ['query', 'form', 'multipart', 'json'] as const;

async function call(path: string, sent: Pair[], encoding: (typeof encodings)[number]): Promise<Envelope> {
  const response = await sendToHono(...requestOf(path, sent, encoding));
  const envelope = (await response.json()) as Envelope;
  expect([200, envelope]).toEqual([response.status, envelope]);
  return envelope;
}

function requestOf(path: string, sent: Pair[], encoding: (typeof encodings)[number]): [string, RequestInit] {
  const { bearer: headers } = token;
  const type: Record<string, string> = encoding === 'json' ? { 'Content-Type': 'application/json' } : {};
  const body = { query: '', form: new URLSearchParams(sent), multipart: formOf(sent), json: jsonOf(sent) }[
    encoding
  ];
  if (encoding === 'query') return [`/execute/${path}?${new URLSearchParams(sent)}`, { headers }];
  return [`/execute/${path}`, { method: 'POST', headers: { ...headers, ...type }, body }];
}

function formOf(sent: Pair[]): FormData {
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, value);
  return form;
}

/** A name that was sent more than once is a list. */
function jsonOf(sent: Pair[]): string {
  const object: Record<string, string[]> = {};
  for (const [name, value] of sent) object[name] = [...(object[name] ?? []), value];
  return JSON.stringify(object);
}

test('whatever list arguments are sent, each has its effect, is warned about, or the call fails', {
  timeout: 120_000,
}, async () => {
  const property = fc.asyncProperty(questions, fc.constantFrom(...encodings), async (question, encoding) => {
    const { status, data, errors, warnings } = await call('Tokens/list', question.sent, encoding);
    const expected = question.answer(rows);
    if (expected === null)
      expect({ status, data, said: errors?.[0] }).toEqual({
        status: 0,
        data: null,
        said: expect.any(String),
      });
    else expect({ errors, data }).toEqual({ errors: null, data: expected });
    if (expected !== null)
      expect(warnings ?? []).toEqual(question.unknown.map((name) => expect.stringContaining(`“${name}”`)));
  });
  await fc.assert(property, { numRuns: 1500 });
});

test('no function takes an argument that it does not have without saying so', async () => {
  for (const { module, name } of listFunctions()) {
    for (const encoding of encodings) {
      const { status, warnings, errors } = await call(
        `${module}/${name}`,
        [['no_such_argument', 'x']],
        encoding,
      );
      const said = status === 0 ? (errors ?? []) : (warnings ?? []);
      expect([module, name, said.length > 0]).toEqual([module, name, true]);
      if (status === 1) expect(said.join()).toContain('no_such_argument');
    }
  }
});

test('list arguments to a function that answers no list are an error', async () => {
  for (const sent of [
    ['api.filter_column', 'x'],
    ['api.sort', '1'],
    ['api_paginate_size', '1'],
  ] as Pair[]) {
    const { status, errors } = await call('Quota/get_quota_info', [sent], 'query');
    expect([status, errors?.length]).toEqual([0, 1]);
  }
});

test('a GET with a body is refused, for what it holds would be ignored', async () => {
  for (const method of ['GET', 'HEAD']) {
    const headers = { ...token.bearer, 'content-length': '24', 'content-type': 'application/json' };
    const response = await sendToHono('/execute/Tokens/list', { method, headers });
    expect(response.status).toBe(400);
  }
  const chunked = { ...token.bearer, 'transfer-encoding': 'chunked' };
  const response = await sendToHono('/execute/Tokens/list', { headers: chunked });
  expect(await response.json()).toMatchObject({
    status: 0,
    errors: [expect.stringContaining('GET has no body')],
  });
});
