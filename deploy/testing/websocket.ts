import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Target } from '@/deploy/testing/promises';
import { makeToken } from '@/lib/api/testing/accounts';
import { revokeToken } from '@/lib/tokens/revoke-tokens';

/** Tests WebSockets through a recipe, with a service that sends back what it is sent; part of `keepsItsPromises`. */
export function opensWebSockets(target: () => Target): void {
  const connect = (headers: Record<string, string>, path = '/live?x=1') =>
    new WebSocket(`ws://127.0.0.1:${target().port}${path}`, { headers });

  /** The status with which the upgrade is refused. */
  async function refusal(headers: Record<string, string>, path?: string): Promise<number | undefined> {
    const socket = connect(headers, path);
    socket.on('error', () => undefined);
    const [request, response] = await once(socket, 'unexpected-response');
    request.destroy();
    return (response as IncomingMessage).statusCode;
  }

  async function echo(socket: WebSocket, text: string): Promise<string> {
    socket.send(text);
    const [data] = await once(socket, 'message');
    return String(data);
  }

  test('with a good one it opens, and the service learns whose it is', async () => {
    const { stand, account, limited } = target();
    const before = stand.reached.length;
    const socket = connect({ ...limited.bearer, 'X-Latchkey-Account': 'root' });
    await once(socket, 'open');
    expect(await echo(socket, 'hello')).toBe('hello');
    expect(await echo(socket, 'x'.repeat(100_000))).toHaveLength(100_000);
    socket.close();
    await once(socket, 'close');
    const [reached, ...others] = stand.reached.slice(before);
    expect(others).toEqual([]);
    expect(reached).toMatchObject({ method: 'GET', url: '/live?x=1' });
    expect(reached?.headers).toMatchObject({ 'x-latchkey-account': account.username });
    expect(JSON.stringify(reached)).not.toContain(limited.secret);
  });

  test('without one, or without the feature, it is refused and the service not reached', async () => {
    const { stand, limited } = target();
    const before = stand.reached.length;
    expect(await refusal({})).toBe(401);
    expect(await refusal({ Authorization: 'Bearer lk_nonsense' })).toBe(401);
    expect(await refusal(limited.bearer, '/reports/live')).toBe(403);
    expect(stand.reached.slice(before)).toEqual([]);
  });

  test('once open it stays open when the token is revoked, and no other opens', async () => {
    const { account } = target();
    const token = await makeToken(account);
    const socket = connect(token.bearer);
    await once(socket, 'open');
    await revokeToken(account.actor, token.id);
    expect(await echo(socket, 'still here')).toBe('still here');
    expect(await refusal(token.bearer)).toBe(401);
    socket.terminate();
  });
}
