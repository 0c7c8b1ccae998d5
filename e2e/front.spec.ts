import { connect } from 'node:net';
import { expect, test } from '@/e2e/test';

const port = Number(new URL(process.env.LATCHKEY_E2E_URL ?? 'http://localhost').port);

/** The whole answer to a request line that is sent as it stands. */
function ask(line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    connect(port, 'localhost')
      .setEncoding('utf8')
      .on('data', (chunk) => (answer += chunk))
      .once('end', () => resolve(answer))
      .once('error', reject)
      .write(`${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer x\r\n\r\n`);
  });
}

test('no target walks round to the API that Next has mounted', async () => {
  for (const target of [
    '/./api/v1/token',
    '/x/../api/v1/token',
    '/tokens/../api/v1/token',
    '/api/auth/../v1/token',
    '/api/auth/%2e%2e/v1/token',
    '/api/auth/../../execute/Tokens/list',
    '/api#/auth/csrf',
    'http://evil.example/',
    '*',
  ]) {
    for (const method of ['GET', 'OPTIONS'])
      expect((await ask(`${method} ${target}`)).slice(0, 12), `${method} ${target}`).toBe('HTTP/1.1 400');
  }
});

test('the image optimizer of Next is not there', async ({ request }) => {
  for (const url of ['/icon.svg', '/api/health', 'https://evil.example/a.png']) {
    const query = new URLSearchParams({ url, w: '64', q: '75' });
    expect((await request.get(`/_next/image?${query}`)).status()).toBe(404);
  }
});

test('pages, their parts, and answers of the API say the same of how browsers may use them', async ({
  request,
}) => {
  const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(await (await request.get('/sign-in')).text())?.[1];
  for (const path of [
    '/sign-in',
    script ?? '',
    '/no-such-page',
    '/api/health',
    '/api/docs',
    '/api/v1/verify',
  ]) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy'], path).not.toContain('unsafe');
  }
});
