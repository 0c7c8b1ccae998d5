import { beforeAll, describe, expect, test } from 'vitest';
import { expire, makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { transport } from '@/lib/api/testing/transports';

let token: TestToken;
let expired: TestToken;

beforeAll(async () => {
  const account = await makeAccount();
  token = await makeToken(account, { features: ['verify'] });
  expired = await makeToken(account);
  await expire(expired);
});

const withAdvice = (address: string) => expect.stringContaining(`call ${address}.`);
const cpanelResult = (error: unknown) => ({
  cpanelresult: expect.objectContaining({ apiversion: 2, error, data: { reason: error, result: '0' } }),
});
const envelope = (error: unknown) => ({
  status: 0,
  data: null,
  errors: [error],
  messages: null,
  warnings: null,
  metadata: {},
});

const api2 = 'cpanel_jsonapi_user=x&cpanel_jsonapi_module=Tokens&cpanel_jsonapi_func=list';
const here = withAdvice('/execute/Tokens/list');
const anywhere = withAdvice('/execute/MODULE/FUNCTION');

const calls: [path: string, form: object][] = [
  ['/cpsess1234567890/execute/Tokens/list', envelope(here)],
  ['/cpsess1234567890/execute/Tokens/<b>', envelope(anywhere)],
  [`/json-api/cpanel?${api2}&cpanel_jsonapi_apiversion=2`, cpanelResult(here)],
  [`/cpsess1234567890/json-api/cpanel?${api2}`, cpanelResult(here)],
  ['/json-api/cpanel', cpanelResult(anywhere)],
  ['/json-api', { metadata: expect.objectContaining({ result: 0 }), ...cpanelResult(anywhere) }],
  [
    `/json-api/cpanel?${api2}&cpanel_jsonapi_apiversion=3`,
    { apiversion: 3, module: 'Tokens', func: 'list', result: envelope(here) },
  ],
  [
    '/json-api/listaccts?api.version=1',
    {
      metadata: { version: 1, command: 'listaccts', result: 0, reason: anywhere },
      ...cpanelResult(anywhere),
    },
  ],
  ['/login/?login_only=1', { status: 0, message: anywhere, ...cpanelResult(anywhere) }],
  ['/login', { status: 0, message: anywhere, ...cpanelResult(anywhere) }],
  ['/cpsess1', cpanelResult(anywhere)],
];

describe.each(['hono', 'server'] as const)('through %s', (kind) => {
  const send = transport(kind);

  test.each(calls)('%s says in its own form where to ask, and that the token is good', async (path, form) => {
    for (const method of ['GET', 'POST']) {
      const response = await send(path, { method, headers: token.bearer });
      expect([response.status, await response.json()]).toEqual([404, form]);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  test.each(calls)('%s says in its own form that a token is bad, or missing', async (path, form) => {
    const wrong = [
      {},
      expired.bearer,
      { Authorization: 'Bearer lk_nonsense' },
      { Authorization: 'WHM root:x' },
      { Authorization: `cpanel somebody:${token.secret}` },
    ];
    for (const headers of wrong) {
      const response = await send(path, { headers: headers as Record<string, string> });
      expect([response.status, await response.json()]).toEqual([401, form]);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
    }
  });

  test('a person who types cPanel’s address finds the sign-in page, beneath whatever path we are', async () => {
    for (const [path, location] of [
      ['/login', 'sign-in'],
      ['/login/', '../sign-in'],
    ] as const) {
      const headers = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
      const response = await send(path, { headers, redirect: 'manual' });
      expect([response.status, response.headers.get('location')]).toEqual([303, location]);
    }
  });

  test('nothing is called beneath a session of cPanel', async () => {
    const name = `by-${kind}`;
    const path = `/cpsess1234567890/execute/Tokens/create_full_access?name=${name}`;
    const manager = await makeToken(await makeAccount());
    expect((await send(path, { method: 'POST', headers: manager.bearer })).status).toBe(404);
    const { data } = (await (await send('/execute/Tokens/list', { headers: manager.bearer })).json()) as {
      data: { name: string }[];
    };
    expect(data.map((one) => one.name)).not.toContain(name);
  });
});
