import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { transport, transports } from '@/lib/api/testing/transports';

let token: TestToken;

beforeAll(async () => {
  token = await makeToken(await makeAccount());
});

describe.each(transports)('bad input through %s', (kind) => {
  const send = transport(kind);
  const post = (path: string, type: string | null, body: BodyInit) =>
    send(path, {
      method: 'POST',
      headers: { ...token.bearer, ...(type === null ? {} : { 'content-type': type }) },
      body,
    });

  async function expectProblem(response: Response, name: string, status: number): Promise<void> {
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      type: `/api/problems/${name}`,
      status,
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(response.status).toBe(status);
  }

  test('an unknown address: 404, also with rubbish in it', async () => {
    for (const path of [
      '/api/',
      '/api/v1',
      '/api/v1/tokens/',
      '/api/v1/tokens/a/b',
      '/api/%00',
      '/api/%ff%fe',
      `/api/${'x'.repeat(4000)}`,
    ]) {
      await expectProblem(await send(path, { headers: token.bearer }), 'unknown-address', 404);
    }
  });

  test('a wrong method: 405 with Allow', async () => {
    const cases = [
      ['PUT', '/api/v1/tokens', 'GET, HEAD, POST'],
      ['POST', `/api/v1/tokens/${token.id}`, 'DELETE, GET, HEAD, PATCH'],
      ['GET', '/api/v1/tokens/revoke', 'POST'],
      ['DELETE', '/api/v1/tokens/verify', 'POST'],
      ['GET', '/api/v1/introspect', 'POST'],
      ['POST', '/api/health', 'GET, HEAD'],
      ['OPTIONS', '/api/v1/token', 'GET, HEAD'],
    ] as const;
    for (const [method, path, allow] of cases) {
      const response = await send(path, { method, headers: token.bearer });
      expect(response.headers.get('allow')).toBe(allow);
      await expectProblem(response, 'method-not-allowed', 405);
    }
  });

  test('a wrong content type: 415', async () => {
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', null]) {
      await expectProblem(
        await post('/api/v1/tokens', type, new TextEncoder().encode('{"name":"a"}')),
        'unsupported-media-type',
        415,
      );
    }
    const introspected = await post('/api/v1/introspect', 'application/json', '{"token":"x"}');
    expect(introspected.status).toBe(415);
    expect(await introspected.json()).toMatchObject({
      type: '/api/problems/unsupported-media-type',
      active: false,
      error: 'invalid_request',
    });
  });

  test('a body in a coding: 415, and which one is read', async () => {
    for (const path of ['/api/v1/tokens', '/api/v1/tokens/revoke', '/api/v1/tokens/verify']) {
      const headers = { ...token.bearer, 'content-type': 'application/json', 'content-encoding': 'gzip' };
      const response = await send(path, { method: 'POST', headers, body: '{"name":"a"}' });
      expect(response.headers.get('accept-encoding')).toBe('identity');
      await expectProblem(response, 'unsupported-media-type', 415);
    }
    const headers = { ...token.bearer, 'content-type': 'application/json', 'content-encoding': 'identity' };
    const body = `{"name":"plain-${kind}","features":["verify"]}`;
    expect((await send('/api/v1/tokens', { method: 'POST', headers, body })).status).toBe(201);
  });

  test('broken JSON: 400', async () => {
    for (const body of [
      '',
      '{"name":',
      '{name:1}',
      '\u0000',
      '{"name":"a"}}',
      '\ufeff{',
      new Uint8Array([0xff, 0xfe, 0x7b]),
    ]) {
      await expectProblem(await post('/api/v1/tokens', 'application/json', body), 'malformed-body', 400);
    }
  });

  test('a body that is not what is asked for: 422 with the field', async () => {
    for (const body of [
      '[]',
      'null',
      '"x"',
      '1',
      '{}',
      '{"name":null}',
      '{"name":{"a":1}}',
      '{"name":"a\\u0000b","unrestricted":true}',
      '{"name":"\\ud800","unrestricted":true}',
      '{"name":"名前","unrestricted":true}',
    ]) {
      await expectProblem(await post('/api/v1/tokens', 'application/json', body), 'invalid-parameters', 422);
    }
  });

  test('a parameter that nobody knows: 422 with its name', async () => {
    for (const path of [
      '/api/v1/token',
      '/api/v1/tokens',
      `/api/v1/tokens/${token.id}`,
      '/api/health',
      '/api/docs',
    ]) {
      const response = await send(`${path}?colour=blue`, { headers: token.bearer });
      expect(await response.json()).toMatchObject({
        type: '/api/problems/invalid-parameters',
        errors: { colour: 'There is no such field.' },
      });
    }
  });

  test('a body of 10 MB: 413, announced or not', async () => {
    const large = 'x'.repeat(10_000_000);
    await expectProblem(await post('/api/v1/tokens', 'application/json', large), 'body-too-large', 413);
    const stream = new Blob([large]).stream();
    const init = {
      method: 'POST',
      headers: { ...token.bearer, 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as const;
    await expectProblem(await send('/api/v1/tokens', init), 'body-too-large', 413);
  });

  test('a body without an announced length is read as any other', async () => {
    const body = new Blob([JSON.stringify({ name: `s-${kind}`, features: ['verify'] })]).stream();
    const init = {
      method: 'POST',
      headers: { ...token.bearer, 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as const;
    expect((await send('/api/v1/tokens', init)).status).toBe(201);
  });
});

describe('what no client library would send', () => {
  const send = transport('server');

  /** Everything the server says to these bytes, until it or we close. */
  async function say(bytes: string): Promise<string> {
    const { port } = new URL((await send('/api/health')).url);
    return new Promise((resolve) => {
      let heard = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes, 'latin1'));
      socket.setTimeout(1000, () => socket.destroy());
      socket
        .on('data', (chunk) => {
          heard += chunk;
        })
        .on('error', () => undefined)
        .on('close', () => resolve(heard));
    });
  }

  test('is refused with a 4xx, and the server lives on', async () => {
    const heads = [
      'GET //evil/api/v1/token HTTP/1.1\r\nHost: x',
      'GET /api/v1/token HTTP/1.1\r\nHost: a b',
      'GET http://[/api HTTP/1.1\r\nHost: x',
      'GET /api/v1/token HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \x00',
      'GET /api\\v1 HTTP/1.1\r\nHost: x',
      'GET /api/v1/token HTTP/1.1\r\nHost: x\r\nAuthorization: \xff\xfe',
    ];
    for (const head of heads)
      expect(await say(`${head}\r\nConnection: close\r\n\r\n`), head).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await send('/api/health')).status).toBe(200);
  });
});
