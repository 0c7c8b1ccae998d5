import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cell, type PromiseName, type ProxyName, promises } from '@/deploy/testing/matrix';
import { answersPreflights, withPreflights } from '@/deploy/testing/preflight';
import { makeStand, type Stand } from '@/deploy/testing/stand';
import { opensWebSockets } from '@/deploy/testing/websocket';
import { withstandsForgedHeaders, withstandsSpellings } from '@/deploy/testing/withstand';
import { expire, makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { revokeToken } from '@/lib/tokens/revoke-tokens';

type Running = { port: number; stop: () => Promise<void> };
/** Starts a proxy between the two ports of the stand, with its recipe as `change` leaves it. */
export type Start = (stand: Stand, change: (recipe: string) => string) => Promise<Running>;

/** What the tests of a recipe work with: the port of the proxy, and two tokens of an account. */
export type Target = {
  stand: Stand;
  port: number;
  account: TestAccount;
  full: TestToken;
  limited: TestToken;
};

const forged = {
  'X-Latchkey-Account': 'root',
  'X-Latchkey-Token-Id': 'forged',
  'x-latchkey-token-name': 'forged',
  'X-LATCHKEY-FEATURES': '*',
};

/**
 * Tests every promise of a recipe, or that the proxy cannot keep it, as the table of `matrix.ts` says. To be
 * called in a `describe`.
 */
export function keepsItsPromises(proxy: ProxyName, start: Start): void {
  let target: Target;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const stand = await makeStand();
    const running = await start(stand, (recipe) => recipe);
    stop = running.stop;
    const account = await makeAccount();
    const full = await makeToken(account);
    const limited = await makeToken(account, { features: ['verify'] });
    target = { stand, port: running.port, account, full, limited };
  });
  afterAll(async () => {
    await stop?.();
    await target?.stand.stop();
  });

  const declared = new Set<PromiseName>();
  /** `otherwise` shows what a proxy does that cannot keep the promise. */
  function promise(name: PromiseName, kept: () => void, otherwise?: () => void): void {
    declared.add(name);
    const said = cell(proxy, name);
    if (said.startsWith('not tried')) return;
    if (!said.startsWith('cannot')) describe(promises[name], () => kept());
    else if (otherwise) describe(`${promises[name]} (${said})`, () => otherwise());
    else throw new Error(`Nothing shows what ${proxy} does about “${promises[name]}”.`);
  }

  const send = (headers: Record<string, string>, path = '/some/thing?x=1', init: RequestInit = {}) =>
    sendTo(target, headers, path, init);
  const makeDisk = () => makeToken(target.account, { features: ['diskusage'] });

  promise('identity', () => {
    test('of an unrestricted token, and of the only feature and several', async () => {
      const { account, full, limited } = target;
      const several = await makeToken(account, { features: ['diskusage', 'verify'] });
      for (const [token, features] of [
        [full, '*'],
        [limited, 'verify'],
        [several, 'diskusage,verify'],
      ] as const) {
        const { status, reached } = await send(token.bearer);
        expect(status).toBe(200);
        expect(reached).toHaveLength(1);
        expect(reached[0]?.url).toBe('/some/thing?x=1');
        expect(reached[0]?.headers).toMatchObject({
          'x-latchkey-account': account.username,
          'x-latchkey-token-id': token.id,
          'x-latchkey-token-name': token.name,
          'x-latchkey-features': features,
        });
        expect(JSON.stringify(reached)).not.toContain(token.secret);
      }
    });
  });

  promise('refusal', () => {
    test('without one, with nonsense, with one that has expired', async () => {
      const expired = await makeToken(target.account);
      await expire(expired);
      for (const headers of [{}, forged, { Authorization: 'Bearer lk_nonsense' }, expired.bearer]) {
        const { status, headers: answered, reached } = await send(headers as Record<string, string>);
        expect(status).toBe(401);
        expect(answered.get('www-authenticate')).toContain('Bearer');
        expect(reached).toEqual([]);
      }
    });

    test.each(['HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND', 'LATCHKEY'])(
      'by %s, also where a feature is needed and with a scheme that is not known',
      async (method) => {
        const preflight = { Origin: 'https://app.example', 'Access-Control-Request-Method': 'GET' };
        for (const path of ['/some/thing', '/reports/today'])
          for (const headers of [{}, preflight, { Authorization: 'Basic eDp4' }, { Authorization: 'None' }]) {
            const { status, reached } = await send(headers as Record<string, string>, path, { method });
            expect([400, 401, 403, 405, 501]).toContain(status);
            expect(reached).toEqual([]);
          }
      },
    );
  });

  promise('revocation', () => {
    test('at once, however often it passed before', async () => {
      const revoked = await makeToken(target.account);
      for (let times = 0; times < 5; times++) expect((await send(revoked.bearer)).status).toBe(200);
      await revokeToken(target.account.actor, revoked.id);
      const { status, reached } = await send(revoked.bearer);
      expect(status).toBe(401);
      expect(reached).toEqual([]);
    });
  });

  promise('feature', () => {
    test('whatever it claims', async () => {
      const { full, limited } = target;
      for (const token of [await makeDisk(), full])
        expect((await send(token.bearer, '/reports/today')).status).toBe(200);
      for (const headers of [
        limited.bearer,
        { ...limited.bearer, ...forged },
        { ...limited.bearer, 'Latchkey-Feature': 'verify' },
      ]) {
        const { status, reached } = await send(headers, '/reports/today?feature=verify');
        expect(status).toBe(403);
        expect(reached).toEqual([]);
      }
    });
  });

  promise('headers', () => {
    test('what it claims under our names never gets through', async () => {
      const { account, limited } = target;
      const { reached } = await send({ ...limited.bearer, ...forged });
      expect(reached[0]?.headers).toMatchObject({
        'x-latchkey-account': account.username,
        'x-latchkey-token-id': limited.id,
        'x-latchkey-features': 'verify',
      });
      expect(JSON.stringify(reached)).not.toMatch(/root|forged/);
    });
    withstandsForgedHeaders(() => target);
  });

  promise('paths', () => withstandsSpellings(() => target));

  promise('query', () => {
    test('at its root as well', async () => {
      for (const path of ['/?FEATURE=x&feature=diskusage', '/some/thing?feature=diskusage&x=1']) {
        const { status, reached } = await send(target.limited.bearer, path);
        expect(status).toBe(200);
        expect(reached[0]?.url).toBe(path);
      }
    });
  });

  promise('size', () => {
    test('as they were, with their method', async () => {
      const { bearer } = target.full;
      const small = await send(bearer, '/upload', { method: 'PUT', body: 'the body'.repeat(1000) });
      expect(small.reached[0]).toMatchObject({
        method: 'PUT',
        url: '/upload',
        body: 'the body'.repeat(1000),
      });
      const body = 'x'.repeat(2_000_000);
      const cookie = `session=${'c'.repeat(20_000)}`;
      const sent = await send({ ...bearer, cookie }, '/upload', { method: 'POST', body });
      expect(sent.status).toBe(200);
      expect(sent.reached[0]?.body).toHaveLength(body.length);
      expect(sent.reached[0]?.headers.cookie).toBe(cookie);
      expect((await send({ ...bearer, cookie }, '/reports/today')).status).toBe(200);
    });
  });

  promise('websocket', () => opensWebSockets(() => target));

  promise('preflight', () =>
    answersPreflights(
      () => target,
      (stand) => start(stand, withPreflights),
    ),
  );

  const challenges = async (headers: Record<string, string>) =>
    (await send(headers)).headers.get('www-authenticate');
  promise(
    'challenge',
    () => {
      test('as Latchkey asks', async () => {
        expect(await challenges({})).toMatch(/^Bearer realm="Latchkey", Basic realm="Latchkey"/);
        expect(await challenges({ 'Sec-Fetch-Site': 'same-origin' })).toBe('Bearer realm="Latchkey"');
      });
    },
    () => {
      test('and takes no password', async () => {
        expect(await challenges({})).toMatch(/^Bearer realm="Latchkey"(?!.*Basic)/);
        const { account, full } = target;
        const password = Buffer.from(`${account.username}:${full.secret}`).toString('base64');
        expect((await send({ Authorization: `Basic ${password}` })).status).toBe(401);
      });
    },
  );

  const whileFrozen = (expected: number, seconds: number) =>
    test(`within ${seconds} seconds, and no longer than it is frozen`, { timeout: 40_000 }, async () => {
      target.stand.freezeLatchkey(true);
      const begun = performance.now();
      const attempts = ['/some/thing', '/reports/today'].map((path) => send(target.full.bearer, path));
      for (const { status, reached } of await Promise.all(attempts)) {
        expect(status).toBe(expected);
        expect(reached).toEqual([]);
      }
      expect(performance.now() - begun).toBeLessThan(seconds * 1000);
      target.stand.freezeLatchkey(false);
      expect((await send(target.full.bearer)).status).toBe(200);
    });
  promise(
    'frozen',
    () => whileFrozen(503, 7),
    () => whileFrozen(401, 20),
  );

  // The last: nothing answers from here on.
  const whileDown = (answered: (status: number) => boolean) =>
    test('and nothing passes', async () => {
      await target.stand.stopLatchkey();
      const attempts = [target.full.bearer, forged, {}].map((headers) =>
        send(headers as Record<string, string>),
      );
      for (const { status, reached } of await Promise.all(attempts)) {
        expect(status).toSatisfy(answered);
        expect(reached).toEqual([]);
      }
    });
  promise(
    'down',
    () => whileDown((status) => status >= 500),
    () => whileDown((status) => status === 401),
  );

  const missing = Object.keys(promises).filter((name) => !declared.has(name as PromiseName));
  if (missing.length > 0) throw new Error(`No test for: ${missing.join(', ')}.`);
}

/** Sends a request through the proxy; `reached` is what came out of it, if anything did. */
async function sendTo(
  { stand, port }: Target,
  headers: Record<string, string>,
  path: string,
  init: RequestInit,
) {
  const before = stand.reached.length;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
  await response.arrayBuffer();
  return { status: response.status, headers: response.headers, reached: stand.reached.slice(before) };
}
