import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  expire,
  makeAccount,
  makeToken,
  suspend,
  type TestAccount,
  type TestToken,
} from '@/lib/api/testing/accounts';
import { type Send, transport, transports } from '@/lib/api/testing/transports';
import { generateSecret } from '@/lib/tokens/secret';

let account: TestAccount;
let full: TestToken;
let disk: TestToken;
let expired: TestToken;
let suspended: TestToken;

beforeAll(async () => {
  account = await makeAccount();
  const other = await makeAccount();
  [full, disk, expired, suspended] = [
    await makeToken(account, { name: 'full' }),
    await makeToken(account, {
      name: 'disk',
      features: ['diskusage', 'updatecontact'],
      expiry: { kind: 'instant', at: new Date('2031-01-01T00:00:00Z') },
    }),
    await makeToken(account),
    await makeToken(other),
  ];
  await expire(expired);
  await suspend(other);
});

/** Every kind of question a proxy can ask, with the status it gets. */
const questions: [string, () => { path: string; headers: Record<string, string> }, number][] = [
  ['a good token', () => ({ path: '/api/v1/verify', headers: full.bearer }), 200],
  ['a feature it has', () => ({ path: '/api/v1/verify?feature=diskusage', headers: disk.bearer }), 200],
  [
    'a feature it has, in the header',
    () => ({ path: '/api/v1/verify', headers: { ...disk.bearer, 'latchkey-feature': 'diskusage' } }),
    200,
  ],
  ['a feature it lacks', () => ({ path: '/api/v1/verify?feature=verify', headers: disk.bearer }), 403],
  [
    'a feature it lacks, in the header',
    () => ({ path: '/api/v1/verify/x', headers: { ...disk.bearer, 'latchkey-feature': 'verify' } }),
    403,
  ],
  [
    'two features, one of them perhaps the client’s',
    () => ({
      path: '/api/v1/verify?feature=verify',
      headers: { ...disk.bearer, 'latchkey-feature': 'diskusage' },
    }),
    403,
  ],
  [
    'two features in the query',
    () => ({ path: '/api/v1/verify?feature=diskusage&feature=verify', headers: disk.bearer }),
    403,
  ],
  ['an empty feature', () => ({ path: '/api/v1/verify?feature=', headers: disk.bearer }), 403],
  [
    'a client’s own query beneath the door',
    () => ({ path: '/api/v1/verify/shop?feature=verify', headers: disk.bearer }),
    200,
  ],
  [
    'a feature it lacks, behind a slash',
    () => ({ path: '/api/v1/verify/?feature=verify', headers: disk.bearer }),
    403,
  ],
  [
    'a feature it has, behind a slash',
    () => ({ path: '/api/v1/verify/?feature=diskusage', headers: disk.bearer }),
    200,
  ],
  ['a mistyped parameter', () => ({ path: '/api/v1/verify?FEATURE=verify', headers: full.bearer }), 403],
  [
    'a mistyped parameter behind a slash',
    () => ({ path: '/api/v1/verify/?features=diskusage', headers: disk.bearer }),
    403,
  ],
  ['a parameter too many', () => ({ path: '/api/v1/verify?feature=diskusage&x', headers: disk.bearer }), 403],
  [
    'a client’s own query beneath a path that ends like the door',
    () => ({ path: '/api/v1/verify/path/api/v1/verify?feature=verify&x=1', headers: disk.bearer }),
    200,
  ],
  [
    'a client’s own query at the root, as Envoy asks',
    () => ({ path: '/api/v1/verify/path/?FEATURE=x&feature=verify', headers: disk.bearer }),
    200,
  ],
  [
    'any feature, of an unrestricted token',
    () => ({ path: '/api/v1/verify?feature=whatever', headers: full.bearer }),
    200,
  ],
  ['the client’s own path', () => ({ path: '/api/v1/verify/a/b%20c/%00', headers: full.bearer }), 200],
  ['nothing', () => ({ path: '/api/v1/verify', headers: {} }), 401],
  ['an expired token', () => ({ path: '/api/v1/verify', headers: expired.bearer }), 401],
  ['a suspended account', () => ({ path: '/api/v1/verify', headers: suspended.bearer }), 401],
  [
    'an unknown token',
    () => ({ path: '/api/v1/verify', headers: { Authorization: `Bearer ${generateSecret()}` } }),
    401,
  ],
  [
    'a mistyped token',
    () => ({ path: '/api/v1/verify', headers: { Authorization: `Bearer ${full.secret.slice(1)}` } }),
    401,
  ],
  [
    'two credentials',
    () => ({
      path: '/api/v1/verify',
      headers: { Authorization: `Bearer ${full.secret}, Bearer ${full.secret}` },
    }),
    401,
  ],
  ['one in the query', () => ({ path: `/api/v1/verify?access_token=${full.secret}`, headers: {} }), 401],
  [
    'too long a header',
    () => ({ path: '/api/v1/verify', headers: { Authorization: `Bearer ${'x'.repeat(600)}` } }),
    401,
  ],
  [
    'another’s name',
    () => ({ path: '/api/v1/verify', headers: { Authorization: `cpanel nobody:${full.secret}` } }),
    401,
  ],
];

describe('the proxy’s door', () => {
  const sends: Record<string, Send> = Object.fromEntries(transports.map((kind) => [kind, transport(kind)]));

  test.each(questions)(
    '%s is answered alike by Hono, by the bare listener and by Next',
    async (_, question, status) => {
      const { path, headers } = question();
      const answers = [];
      for (const send of Object.values(sends)) {
        const response = await send(path, { headers });
        const own = Object.fromEntries(
          [...response.headers].filter(
            ([name]) =>
              !['date', 'connection', 'keep-alive', 'content-length', 'x-request-id'].includes(name),
          ),
        );
        const body = await response.text();
        answers.push({ status: response.status, own, body: body && { ...JSON.parse(body), requestId: '' } });
      }
      expect(answers[0]?.status).toBe(status);
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    },
  );

  test('a 200 tells whose token it is and what it may', async () => {
    for (const send of Object.values(sends)) {
      const { headers } = await send('/api/v1/verify', { headers: disk.bearer });
      expect(headers.get('x-latchkey-account')).toBe(account.username);
      expect(headers.get('x-latchkey-token-id')).toBe(disk.id);
      expect(headers.get('x-latchkey-token-name')).toBe('disk');
      expect(headers.get('x-latchkey-features')).toBe('diskusage,updatecontact');
      const all = await send('/api/v1/verify', { headers: full.bearer });
      expect(all.headers.get('x-latchkey-features')).toBe('*');
    }
  });

  test('an unknown parameter is refused with the reason, whoever asks', async () => {
    for (const send of Object.values(sends)) {
      for (const headers of [full.bearer, {}]) {
        const response = await send('/api/v1/verify?FEATURE=diskusage', { headers });
        expect(response.status).toBe(403);
        expect(await response.json()).toMatchObject({
          type: '/api/problems/unknown-parameter',
          detail: 'The proxy asked with the parameter “FEATURE”. Only “feature” is known here.',
        });
      }
    }
  });

  test('every method is answered alike, with and without a body', async () => {
    for (const send of Object.values(sends)) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']) {
        const body = ['POST', 'PUT', 'PATCH'].includes(method) ? 'x'.repeat(2_000_000) : undefined;
        expect((await send('/api/v1/verify', { method, headers: full.bearer, body })).status, method).toBe(
          200,
        );
        expect((await send('/api/v1/verify/x', { method })).status, method).toBe(401);
      }
    }
  });
});

describe('the bare listener', () => {
  const send = transport('server');

  /** The status for a target that is sent as it stands, which fetch would tidy up first. */
  async function raw(target: string, headers: string[], method = 'GET'): Promise<number | undefined> {
    const { port } = new URL((await send('/api/health')).url);
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path: target, method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.once('error', reject).end();
    });
  }

  test('dots in the client’s path do not lead out of the door', async () => {
    for (const path of [
      '/api/v1/verify/../../health',
      '/api/v1/verify/%2e%2e/%2e%2e/health',
      '/api/v1/verify/..%2f..%2fhealth',
    ]) {
      expect(await raw(path, ['Host', 'x'])).toBe(401);
    }
  });

  test('two Authorization headers are seen as two, by every door', async () => {
    const twice = [
      'Host',
      'x',
      'Authorization',
      `Bearer ${full.secret}`,
      'Authorization',
      `Bearer ${full.secret}`,
    ];
    expect(await raw('/api/v1/verify', twice)).toBe(401);
    expect(await raw('/api/v1/token', twice)).toBe(400);
  });

  test('methods that no API knows get a clear answer', async () => {
    for (const method of ['TRACE', 'PROPFIND', 'M-SEARCH']) {
      expect(await raw('/api/v1/verify', ['Host', 'x'], method)).toBe(401);
      const status = await raw('/api/v1/tokens', ['Host', 'x'], method);
      expect([400, 405]).toContain(status);
    }
  });
});
