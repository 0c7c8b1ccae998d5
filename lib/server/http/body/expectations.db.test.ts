import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { headerOf, RawConnection } from '@/lib/server/http/testing/raw-connection';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';

let front: Front;
let token: TestToken;

beforeAll(async () => {
  token = await makeToken(await makeAccount());
  front = await startFront();
});
afterAll(() => front.stop());

type Asked = { expect?: string; authorization?: string; headers?: string[]; length?: number };

/** Sends a head that announces a body and expects leave to send it; gives all statuses that came before the body did. */
async function ask(
  line: string,
  { expect: expected = '100-continue', authorization, headers = [], length = 13 }: Asked = {},
) {
  const connection = await RawConnection.open(front.port);
  const lines = [line, 'Host: h', `Expect: ${expected}`, `Content-Length: ${length}`, ...headers];
  if (authorization) lines.push(`Authorization: ${authorization}`);
  connection.send(`${lines.join('\r\n')}\r\n\r\n`);
  await connection.said();
  return { connection, statuses: () => statusesIn(connection.text) };
}

function statusesIn(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

const bearer = () => `Bearer ${token.secret}`;

describe('100-continue', () => {
  test('whoever is refused is told so at once, and the connection ends', async () => {
    const refused: [line: string, status: number, asked: Asked][] = [
      ['POST /api/v1/tokens HTTP/1.1', 401, {}],
      ['POST /api/v1/tokens HTTP/1.1', 401, { authorization: 'Bearer lk_nonsense' }],
      ['POST /api/v1/tokens HTTP/1.1', 413, { authorization: bearer(), length: 10_000_000 }],
      ['POST /execute/Tokens/list HTTP/1.1', 401, {}],
      ['GET /api/v1/verify HTTP/1.1', 401, {}],
      ['POST /api/v1/verify/some/path HTTP/1.1', 401, {}],
      ['POST /sign-in HTTP/1.1', 403, { headers: ['Origin: https://evil.example'] }],
      ['POST /sign-in HTTP/1.1', 413, { headers: ['Origin: http://h'], length: 10_000_000 }],
      ['GET /sign-in HTTP/1.1', 400, {}],
    ];
    for (const [line, status, asked] of refused) {
      const { connection, statuses } = await ask(line, asked);
      expect([line, statuses()]).toEqual([line, [status]]);
      expect(headerOf(connection.answers[0] ?? { status: 0, head: '' }, 'Connection')).toBe('close');
      connection.destroy();
    }
  });

  test('the proxy’s door reads no body, and asks for none when it lets pass', async () => {
    const { connection, statuses } = await ask('POST /api/v1/verify HTTP/1.1', { authorization: bearer() });
    expect(statuses()).toEqual([200]);
    connection.destroy();
  });

  test('what is sent after a refusal is not taken for another request', async () => {
    const { connection, statuses } = await ask('POST /api/v1/verify HTTP/1.1');
    connection.send('GET /api/health HTTP/1.1\r\nHost: h\r\n\r\n');
    await connection.closed;
    expect(statuses()).toEqual([401]);
  });

  test('a client that sends its body without waiting reads the refusal', async () => {
    const connection = await RawConnection.open(front.port);
    const length = 200_000;
    connection.send(
      `POST /api/v1/verify HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n${'x'.repeat(length)}`,
    );
    await connection.closed;
    expect(statusesIn(connection.text)).toEqual([401]);
  });

  test('whoever may send the body is told to, once, and the connection goes on', async () => {
    const json = 'Content-Type: application/json';
    for (const [line, header, body, status] of [
      [
        'POST /api/v1/tokens HTTP/1.1',
        json,
        '{"name":"after-100","expiresAt":null,"unrestricted":true}',
        201,
      ],
      ['POST /execute/Tokens/list HTTP/1.1', json, '{}', 200],
      ['POST /sign-in HTTP/1.1', 'Origin: http://h', 'a=b', 200],
    ] as const) {
      const { connection, statuses } = await ask(line, {
        authorization: bearer(),
        headers: [header],
        length: body.length,
      });
      expect([line, statuses()]).toEqual([line, [100]]);
      connection.send(body);
      await connection.answered(1);
      connection.send('GET /api/health HTTP/1.1\r\nHost: h\r\n\r\n');
      await connection.answered(2);
      expect([line, statuses()]).toEqual([line, [100, status, 200]]);
      connection.destroy();
    }
  });

  test('without a body, and in HTTP/1.0, it means nothing', async () => {
    for (const line of ['GET /api/health HTTP/1.1', 'GET /api/health HTTP/1.0']) {
      const { connection, statuses } = await ask(line, { length: 0 });
      expect([line, statuses()]).toEqual([line, [200]]);
      connection.destroy();
    }
  });
});

test('an expectation that nobody knows is 417, but at the proxy’s door, whose verdict is given', async () => {
  for (const expected of ['x', 'x-100-continue', '100-continue, x', 'x, 100-continue', '']) {
    for (const [line, status] of [
      ['POST /api/v1/tokens HTTP/1.1', 417],
      ['POST /execute/Tokens/list HTTP/1.1', 417],
      ['POST /sign-in HTTP/1.1', 417],
      ['GET /api/health HTTP/1.1', 417],
      ['POST /api/v1/verify HTTP/1.1', 200],
    ] as const) {
      const { connection, statuses } = await ask(line, { expect: expected, authorization: bearer() });
      expect([line, expected, statuses()]).toEqual([line, expected, [status]]);
      connection.destroy();
    }
  }
});
