import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiFront } from '@/clients/testing/api-front';
import type { Client, Question } from '@/clients/testing/client';
import { makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import type { Envelope } from '@/lib/functions/outcome';

type Arguments = Question['arguments'];

/**
 * What every client does with API functions. `lists` is how this one sends the list “features”; where it is
 * left out, the client encodes a list by itself. `hides401`: it keeps the text of a 401 to itself. Skipped where
 * the client is null.
 */
export function worksWithFunctions(
  name: string,
  client: Client | null,
  { lists = (features: string[]): Arguments => ({ features }), hides401 = false } = {},
): void {
  describe.skipIf(!client)(name, () => {
    const front = apiFront();
    let account: TestAccount;
    let token: TestToken;

    beforeAll(async () => {
      account = await makeAccount();
      token = await makeToken(account);
    });

    async function call(called: string, args: Arguments, by: Partial<Question> = cpanel()) {
      const asked = {
        method: 'POST',
        url: `${front.url}/execute/${called}`,
        arguments: args,
        ...by,
      } as const;
      const { status, body } = await (client as Client)(asked);
      return { http: status, ...(JSON.parse(body || '{}') as Envelope) };
    }
    const cpanel = () => ({ authorization: `cpanel ${account.username}:${token.secret}` });
    const bySelf = () => ({ user: account.username, password: token.secret });
    const get = () => ({ ...cpanel(), method: 'GET' }) as const;

    test('creates tokens, finds, sorts and pages them, and revokes what it found alone', async () => {
      const [one, two, three] = ['a', 'b', 'c'].map((end) => `${randomUUID().slice(0, 8)}-mine-${end}`);
      const named = (at: string | undefined) => ({ name: at ?? '' });
      const found = { 'api.filter_column': 'name', 'api.filter_term': '-mine-' };
      const namesOf = ({ data }: Envelope) => (data as { name: string }[]).map(({ name }) => name);

      const made = await call('Tokens/create_full_access', named(one));
      expect([made.http, made.status, made.data]).toEqual([
        200,
        1,
        { create_time: expect.any(Number), token: expect.stringMatching(/^lk_/) },
      ]);
      for (const name of [two, three])
        expect(
          await call('Tokens/create_limited', { ...named(name), ...lists(['diskusage', 'verify']) }),
        ).toMatchObject({ status: 1, warnings: null });

      const all = await call('Tokens/list', found, get());
      expect(all.warnings).toBeNull();
      expect(all.data).toContainEqual(
        expect.objectContaining({ name: two, has_full_access: 0, features: ['diskusage', 'verify'] }),
      );
      const sorted = namesOf(all).toSorted().toReversed();
      const paged = await call(
        'Tokens/list',
        { ...found, 'api.sort_column': 'name', 'api.sort_reverse': '1', 'api.paginate_size': '2' },
        get(),
      );
      expect(namesOf(paged)).toEqual(sorted.slice(0, 2));
      expect(paged.metadata).toMatchObject({
        paginate: { total_results: 3, total_pages: 2, current_page: 1 },
      });

      const limited = {
        'api.filter_column': 'has_full_access',
        'api.filter_type': 'eq',
        'api.filter_term': '0',
      };
      for (const name of namesOf(await call('Tokens/list', limited, get())))
        expect(await call('Tokens/revoke', { name })).toMatchObject({ http: 200, status: 1, data: 1 });
      expect(namesOf(await call('Tokens/list', {}, get())).toSorted()).toEqual([one, token.name].toSorted());
    });

    test('is known by a user and a password, given as it takes them', async () => {
      for (const method of ['GET', 'POST'] as const)
        expect(await call('Tokens/list', { 'api.columns_1': 'name' }, { ...bySelf(), method })).toMatchObject(
          {
            http: 200,
            status: 1,
          },
        );
    });

    test('reads why it was refused', async () => {
      const bad = await call('Tokens/list', { x: '1' }, { authorization: `cpanel ${account.username}:lk_x` });
      expect(bad.http).toBe(401);
      if (!hides401) expect(bad.errors).toEqual([expect.stringContaining('not a token')]);
      const unknown = await call('Tokens/list', { 'api.filter_column': 'nosuch' }, get());
      expect([unknown.http, unknown.status, unknown.errors?.[0]]).toEqual([
        200,
        0,
        expect.stringContaining('nosuch'),
      ]);
      const warned = await call('Tokens/list', { no_such: 'x' }, get());
      expect(warned.warnings).toEqual([expect.stringContaining('“no_such”')]);
    });
  });
}
