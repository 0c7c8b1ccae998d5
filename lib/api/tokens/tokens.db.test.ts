import { beforeAll, describe, expect, test } from 'vitest';
import { expire, makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { transport, transports } from '@/lib/api/testing/transports';
import { db } from '@/lib/db/client';

type Json = Record<string, unknown>;

describe.each(transports)('tokens through %s', (kind) => {
  const send = transport(kind);
  let account: TestAccount;
  let token: TestToken;
  let other: TestToken;

  beforeAll(async () => {
    account = await makeAccount();
    token = await makeToken(account, { name: 'main' });
    other = await makeToken(await makeAccount());
  });

  const call = (method: string, path: string, body?: unknown, by = token) =>
    send(path, {
      method,
      headers: { ...by.bearer, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const list = async (query: string, by = token) =>
    (await (await call('GET', `/api/v1/tokens${query}`, undefined, by)).json()) as {
      tokens: Json[];
      next: string | null;
    };

  test('create, read, rename, find by search, revoke', async () => {
    const created = await call('POST', '/api/v1/tokens', {
      name: 'to-be-renamed',
      features: ['diskusage'],
      expiresAt: '2031-05-01T12:00:00+02:00',
    });
    expect(created.status).toBe(201);
    const { token: made, secret } = (await created.json()) as { token: Json; secret: string };
    expect(created.headers.get('location')).toBe(`/api/v1/tokens/${made.id}`);
    expect(made).toMatchObject({
      name: 'to-be-renamed',
      unrestricted: false,
      features: ['diskusage'],
      expiresAt: '2031-05-01T10:00:00.000Z',
      state: 'active',
      createdBy: 'token main',
      hint: secret.slice(-4),
    });
    const path = `/api/v1/tokens/${made.id}`;
    expect(await (await call('GET', path)).json()).toEqual(made);
    const renamed = await call('PATCH', path, { name: 'Renamed_1' });
    expect(await renamed.json()).toEqual({ ...made, name: 'Renamed_1' });
    expect((await list('?search=rENAMED_')).tokens).toEqual([{ ...made, name: 'Renamed_1' }]);
    expect((await send('/api/v1/token', { headers: { authorization: `Bearer ${secret}` } })).status).toBe(
      200,
    );
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await send('/api/v1/token', { headers: { authorization: `Bearer ${secret}` } })).status).toBe(
      401,
    );
    for (const method of ['GET', 'DELETE']) expect((await call(method, path)).status).toBe(404);
    expect((await call('PATCH', path, { name: 'x' })).status).toBe(404);
    const events = await db().auditEvent.findMany({
      where: { tokenId: String(made.id) },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ action, actorKind, actorId }) => [action, actorKind, actorId])).toEqual(
      ['token.created', 'token.renamed', 'token.revoked'].map((action) => [action, 'token', token.id]),
    );
  });

  test('another account’s token answers exactly as one that does not exist', async () => {
    const unknown = '0192f1a4-7f0e-7c4e-9f53-0a4f1c2b3d4e';
    for (const [method, body] of [['GET'], ['DELETE'], ['PATCH', { name: 'mine-now' }]] as const) {
      const answers = [];
      for (const id of [other.id, unknown, 'no-id-at-all']) {
        const response = await call(method, `/api/v1/tokens/${id}`, body);
        answers.push([response.status, { ...((await response.json()) as Json), requestId: '' }]);
      }
      expect(answers[0]?.[0]).toBe(404);
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    }
    const { tokens } = await list('?limit=100');
    expect(tokens.map(({ id }) => id)).not.toContain(other.id);
    expect((await call('GET', '/api/v1/token', undefined, other)).status).toBe(200);
  });

  test('many are revoked at once, and the answer names those that were gone', async () => {
    const mine = await Promise.all([makeToken(account), makeToken(account)]);
    const gone = '0192f1a4-7f0e-7c4e-9f53-0a4f1c2b3d4e';
    const ids = [...mine.map(({ id }) => id), gone, other.id, mine[0]?.id];
    const response = await call('POST', '/api/v1/tokens/revoke', { ids });
    expect(await response.json()).toEqual({ revoked: 2, alreadyGone: [gone, other.id] });
    expect((await call('GET', '/api/v1/token', undefined, other)).status).toBe(200);
    for (const wrong of [[], Array(1001).fill(gone), ['x'], 'x']) {
      expect((await call('POST', '/api/v1/tokens/revoke', { ids: wrong })).status).toBe(422);
    }
  });

  test('a name that is taken, and every wrong field, is told by its name', async () => {
    const taken = await call('POST', '/api/v1/tokens', { name: 'main', unrestricted: true });
    expect(taken.status).toBe(409);
    expect(await taken.json()).toMatchObject({
      type: '/api/problems/name-taken',
      errors: { name: expect.stringContaining('main') },
    });
    const wrong: [Json, string][] = [
      [{ unrestricted: true }, 'name'],
      [{ name: 'a b', unrestricted: true }, 'name'],
      [{ name: 'x'.repeat(51), unrestricted: true }, 'name'],
      [{ name: 'ok' }, 'features'],
      [{ name: 'ok', features: [] }, 'features'],
      [{ name: 'ok', features: ['nonsense'] }, 'features.0'],
      [{ name: 'ok', unrestricted: true, features: ['verify'] }, 'features'],
      [{ name: 'ok', unrestricted: true, expiresAt: '2001-01-01T00:00:00Z' }, 'expiresAt'],
      [{ name: 'ok', unrestricted: true, expiresAt: 'tomorrow' }, 'expiresAt'],
      [{ name: 'ok', unrestricted: true, expiresOn: '2001-01-01' }, 'expiresOn'],
      [{ name: 'ok', unrestricted: true, expiresOn: '2031-02-29' }, 'expiresOn'],
      [{ name: 'ok', unrestricted: true, expiresOn: '2031-02-28', expiresAt: null }, 'expiresOn'],
      [{ name: 'ok', unrestricted: true, expires_at: 0 }, 'expires_at'],
    ];
    for (const [body, field] of wrong) {
      const response = await call('POST', '/api/v1/tokens', body);
      expect(response.status, JSON.stringify(body)).toBe(422);
      const { errors } = (await response.json()) as { errors: Json };
      expect(Object.keys(errors)).toEqual([field]);
    }
  });

  test('an expiry may be an instant, a date in server time, never, or one year by default', async () => {
    const expiryOf = async (body: Json) => {
      const response = await call('POST', '/api/v1/tokens', {
        name: `e-${Math.random().toString(36).slice(2)}`,
        unrestricted: true,
        ...body,
      });
      return ((await response.json()) as { token: Json }).token.expiresAt as string | null;
    };
    expect(await expiryOf({ expiresAt: null })).toBeNull();
    expect(await expiryOf({ expiresAt: '2031-01-01T00:00:00Z' })).toBe('2031-01-01T00:00:00.000Z');
    expect(await expiryOf({ expiresOn: '2031-01-01' })).toMatch(/:59:59\.000Z$/);
    const usual = Date.parse((await expiryOf({})) ?? '') - Date.now();
    expect(usual / 86_400_000).toBeGreaterThan(363);
    expect(usual / 86_400_000).toBeLessThan(368);
  });
});

describe('pages by cursor', () => {
  const send = transport('hono');

  test.each(['name', 'created', 'expires'])(
    'by %s, up and down, no token is left out or told twice while others come and go',
    async (sort) => {
      const account = await makeAccount();
      const token = await makeToken(account, { name: 'zzz' });
      const made: TestToken[] = [];
      for (let i = 0; i < 25; i++) {
        const expiry =
          i % 3 === 0
            ? ({ kind: 'never' } as const)
            : ({ kind: 'instant', at: new Date(Date.UTC(2030, i % 5, 1)) } as const);
        made.push(await makeToken(account, { name: `n${String((i * 7) % 25).padStart(2, '0')}`, expiry }));
      }
      const walk = async (direction: string) => {
        const names: string[] = [];
        let cursor: string | null = null;
        do {
          const response = await send(
            `/api/v1/tokens?sort=${sort}&direction=${direction}&limit=4${cursor ? `&cursor=${cursor}` : ''}`,
            { headers: token.bearer },
          );
          const page = (await response.json()) as { tokens: { name: string }[]; next: string | null };
          names.push(...page.tokens.map(({ name }) => name));
          cursor = page.next;
          // A token that comes and one that goes in between move no page.
          await makeToken(account, { name: `new-${direction}-${names.length}` });
        } while (cursor);
        return names.filter((name) => name.startsWith('n') && !name.startsWith('new'));
      };
      const up = await walk('asc');
      expect([...up].sort()).toEqual(made.map(({ name }) => name).sort());
      expect(await walk('desc')).toEqual(up.reverse());
    },
  );

  test('states are told, and found', async () => {
    const account = await makeAccount();
    const token = await makeToken(account, { name: 'lasting' });
    await makeToken(account, {
      name: 'soon',
      expiry: { kind: 'instant', at: new Date(Date.now() + 86_400_000) },
    });
    await expire(await makeToken(account, { name: 'over' }));
    for (const [state, name] of Object.entries({ active: 'lasting', expiring: 'soon', expired: 'over' })) {
      const { tokens } = (await (
        await send(`/api/v1/tokens?state=${state}`, { headers: token.bearer })
      ).json()) as { tokens: Json[] };
      expect(tokens).toMatchObject([{ name, state }]);
    }
  });

  test('a cursor of another order, or none at all, is a field error', async () => {
    const token = await makeToken(await makeAccount());
    for (const query of [
      'cursor=x',
      'cursor=',
      `cursor=${btoa('["name","asc","x\\u0000","11111111-2222-7333-8444-555555555555"]')}&sort=name&direction=asc`,
      `cursor=${btoa('["created","asc","0000-01-01T00:00:00Z","11111111-2222-7333-8444-555555555555"]')}&sort=created&direction=asc`,
      'limit=0',
      'limit=101',
      'limit=x',
      'state=x',
      'sort=x',
      'page=2',
      'search=%00',
      'state=active&state=active',
    ]) {
      const response = await send(`/api/v1/tokens?${query}`, { headers: token.bearer });
      expect(response.status, query).toBe(422);
      expect(Object.keys(((await response.json()) as { errors: Json }).errors)).toEqual([
        query.split('=')[0],
      ]);
    }
  });
});
