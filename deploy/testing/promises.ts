import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeStand, type Stand } from '@/deploy/testing/stand';
import { withstandsAttacks } from '@/deploy/testing/withstand';
import { expire, makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';
import { revokeToken } from '@/lib/tokens/revoke-tokens';

/** Starts a proxy between the two ports of the stand; gives its own port and what stops it. */
export type Start = (stand: Stand) => Promise<{ port: number; stop: () => Promise<void> }>;

const forged = {
  'X-Latchkey-Account': 'root',
  'X-Latchkey-Token-Id': 'forged',
  'x-latchkey-token-name': 'forged',
  'X-LATCHKEY-FEATURES': '*',
};

/**
 * The tests that every recipe must pass, whatever the proxy. To be called in a `describe`. `modelled`: what
 * the proxy documents is done by a model, which has no clock of its own.
 */
export function keepsItsPromises(start: Start, { modelled = false } = {}): void {
  let stand: Stand;
  let proxy: Awaited<ReturnType<Start>>;
  let account: TestAccount;
  let full: TestToken;
  let limited: TestToken;

  beforeAll(async () => {
    stand = await makeStand();
    proxy = await start(stand);
    account = await makeAccount();
    full = await makeToken(account);
    limited = await makeToken(account, { features: ['verify'] });
  });

  afterAll(async () => {
    await proxy?.stop();
    await stand?.stop();
  });

  /** Sends a request through the proxy; `reached` is what came out of it, if anything did. */
  async function send(headers: Record<string, string>, path = '/some/thing?x=1', init: RequestInit = {}) {
    const before = stand.reached.length;
    const response = await fetch(`http://127.0.0.1:${proxy.port}${path}`, { ...init, headers });
    await response.arrayBuffer();
    return { status: response.status, headers: response.headers, reached: stand.reached.slice(before) };
  }

  test('a good token passes, and the service learns whose it is, but not the secret', async () => {
    const { status, reached } = await send(full.bearer);
    expect(status).toBe(200);
    expect(reached).toHaveLength(1);
    expect(reached[0]?.url).toBe('/some/thing?x=1');
    expect(reached[0]?.headers).toMatchObject({
      'x-latchkey-account': account.username,
      'x-latchkey-token-id': full.id,
      'x-latchkey-token-name': full.name,
      'x-latchkey-features': '*',
    });
    expect(JSON.stringify(reached)).not.toContain(full.secret);
  });

  test('what the client claims in our headers never gets through', async () => {
    const { reached } = await send({ ...limited.bearer, ...forged });
    expect(reached[0]?.headers).toMatchObject({
      'x-latchkey-account': account.username,
      'x-latchkey-token-id': limited.id,
      'x-latchkey-features': 'verify',
    });
    expect(JSON.stringify(reached)).not.toMatch(/root|forged/);
  });

  test('nothing passes without a token, or with one that is not good', async () => {
    const expired = await makeToken(account);
    await expire(expired);
    const revoked = await makeToken(account);
    expect((await send(revoked.bearer)).status).toBe(200);
    await revokeToken(account.actor, revoked.id);
    for (const headers of [
      {},
      forged,
      { Authorization: 'Bearer lk_nonsense' },
      expired.bearer,
      revoked.bearer,
    ]) {
      const { status, headers: answered, reached } = await send(headers as Record<string, string>);
      expect(status).toBe(401);
      expect(answered.get('www-authenticate')).toContain('Bearer');
      expect(reached).toEqual([]);
    }
  });

  test('a program is asked for a bearer token or a password, a browser for no password', async () => {
    const asked = async (headers: Record<string, string>) =>
      (await send(headers)).headers.get('www-authenticate');
    expect(await asked({})).toMatch(/^Bearer realm="Latchkey", Basic realm="Latchkey"/);
    expect(await asked({ 'Sec-Fetch-Site': 'same-origin' })).toBe('Bearer realm="Latchkey"');
  });

  test('where a feature is needed a token without it is refused, whatever it claims', async () => {
    const disk = await makeToken(account, { features: ['diskusage'] });
    expect((await send(disk.bearer, '/reports/today')).status).toBe(200);
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

  test('the client’s own query is for the service alone, at its root as well', async () => {
    for (const path of ['/?FEATURE=x&feature=diskusage', '/some/thing?feature=diskusage&x=1']) {
      const { status, reached } = await send(limited.bearer, path);
      expect(status).toBe(200);
      expect(reached[0]?.url).toBe(path);
    }
  });

  test('bodies and methods reach the service as they were', async () => {
    const { status, reached } = await send(full.bearer, '/upload', {
      method: 'PUT',
      body: 'the body'.repeat(1000),
    });
    expect(status).toBe(200);
    expect(reached[0]).toMatchObject({ method: 'PUT', url: '/upload', body: 'the body'.repeat(1000) });
  });

  test('uploads and cookies of the size that services take reach the service', async () => {
    const body = 'x'.repeat(2_000_000);
    const cookie = `session=${'c'.repeat(20_000)}`;
    const sent = await send({ ...full.bearer, cookie }, '/upload', { method: 'POST', body });
    expect(sent.status).toBe(200);
    expect(sent.reached[0]?.body).toHaveLength(body.length);
    expect(sent.reached[0]?.headers.cookie).toBe(cookie);
    expect((await send({ ...full.bearer, cookie }, '/reports/today')).status).toBe(200);
  });

  withstandsAttacks(() => ({ stand, port: proxy.port, account, limited }));

  test.skipIf(modelled)(
    'a frozen Latchkey is a 503 within seven seconds, and no longer than it is frozen',
    async () => {
      stand.freezeLatchkey(true);
      const begun = performance.now();
      const attempts = ['/some/thing', '/reports/today'].map((path) => send(full.bearer, path));
      for (const { status, reached } of await Promise.all(attempts)) {
        expect(status).toBe(503);
        expect(reached).toEqual([]);
      }
      expect(performance.now() - begun).toBeLessThan(7000);
      stand.freezeLatchkey(false);
      expect((await send(full.bearer)).status).toBe(200);
    },
  );

  test('while Latchkey does not answer, nothing passes', async () => {
    await stand.stopLatchkey();
    const attempts = [full.bearer, forged, {}].map((headers) => send(headers as Record<string, string>));
    for (const { status, reached } of await Promise.all(attempts)) {
      expect(status).toBeGreaterThanOrEqual(500);
      expect(reached).toEqual([]);
    }
  });
}
