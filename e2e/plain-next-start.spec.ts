import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { sql } from '@/e2e/database';
import { expect, test } from '@/e2e/test';
import { freePort } from '@/lib/testing/free-port';

// The product built as it is, started by Next instead of by our own server.
test.describe.configure({ mode: 'serial' });

const AUTH_SECRET = 'a secret of this test, and long enough';
const forged = {
  'x-latchkey-front': 'x'.repeat(43),
  'x-latchkey-address': '198.51.100.99',
  'x-latchkey-path': '/activity',
  'x-latchkey-request-id': 'forged',
  'x-forwarded-for': '198.51.100.99',
  'content-security-policy': "script-src 'nonce-forged'",
};

let server: ChildProcess;
/** What it printed since the last test began, line by line. */
let printed = '';
let port: number;
let url: string;

function startNext(port: number, settings: Record<string, string>): ChildProcess {
  const args = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)];
  return spawn(process.execPath, args, {
    env: {
      ...process.env,
      DATABASE_URL: process.env.LATCHKEY_E2E_DATABASE_URL,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_OPTIONS: '',
      PUBLIC_URL: '',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test.beforeAll(async () => {
  port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = startNext(port, { AUTH_SECRET });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (printed += chunk));
  await expect
    .poll(() =>
      fetch(`${url}/sign-in`).then(
        ({ status, headers }) => status === 200 && headers.has('content-security-policy'),
        () => false,
      ),
    )
    .toBe(true);
});

test.afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await ended;
});

test('without AUTH_SECRET it does not start, and says so in one line', async () => {
  const refused = startNext(await freePort(), { AUTH_SECRET: '' });
  let said = '';
  refused.stderr?.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => refused.once('close', resolve));
  expect(code).toBe(1);
  expect(said).toContain('latchkey: Next was started by itself, and AUTH_SECRET is not set.');
});

test('a path that the visitor makes up leads nowhere', async () => {
  const answer = await fetch(`${url}/account`, { headers: forged, redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('/sign-in?next=%2Faccount');
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('a nonce that the visitor makes up is in no script', async () => {
  const answer = await fetch(`${url}/sign-in`, { headers: forged });
  const policy = answer.headers.get('content-security-policy');
  const nonce = /'nonce-([^']+)'/.exec(policy ?? '')?.[1];
  const page = await answer.text();
  expect(page).toContain(`nonce="${nonce}"`);
  expect(page).not.toContain('forged');
  expect(policy).toContain("frame-ancestors 'none'");
  expect(answer.headers.get('x-frame-options')).toBe('DENY');
});

test('an address that the visitor makes up counts nowhere, neither for tokens nor for sign-in', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 70; i++) {
    const headers = {
      ...forged,
      'x-latchkey-address': `198.51.100.${i}`,
      authorization: 'Bearer nonsense',
    };
    statuses.push((await fetch(`${url}/api/v1/token`, { headers })).status);
  }
  expect(statuses).toEqual([...Array(60).fill(401), ...Array(10).fill(429)]);

  const csrf = await fetch(`${url}/api/auth/csrf`, { headers: forged });
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      ...forged,
      origin: url,
      cookie: csrf.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrfToken, login: 'nobody-at-plain-next', password: 'wrong password' }),
  });
  const keys = await sql<{ key: string }>('SELECT key FROM sign_in_throttle');
  expect(keys.filter(({ key }) => key.includes('198.51.100'))).toEqual([]);
  expect(keys.filter(({ key }) => key.includes('127.0.0.1'))).not.toEqual([]);
});

test('a visitor who leaves within a form is one line of the log, and no error', async () => {
  printed = '';
  const socket = connect(port, '127.0.0.1');
  const head = `POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${url}\r\n`;
  const body = 'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 90\r\n\r\n--x\r\n';
  await new Promise<void>((resolve) => socket.write(head + body, () => resolve()));
  // The server has read what came before it by the time that it answers this.
  expect((await fetch(`${url}/sign-in`)).status).toBe(200);
  socket.destroy();
  const lines = () => printed.split('\n').filter(Boolean);
  await expect
    .poll(() => lines().filter((line) => line.includes('"POST","path":"/sign-in"')))
    .toHaveLength(1);
  expect((await fetch(`${url}/sign-in`)).status).toBe(200);
  for (const line of lines()) expect(JSON.parse(line), line).toMatchObject({ level: 'info' });
  expect(lines().join()).toContain('"status":499');
});

test('no target walks round to the API', async () => {
  for (const target of [
    '/./api/v1/token',
    '/tokens/../api/v1/token',
    '//api/v1/token',
    '///execute/Tokens/list',
    '/api%2fhealth',
  ])
    expect(await statusOf(target), target).toBe(400);
  // The one doubled slash that scripts send is read as the single one, by our front and by nobody else.
  expect(await statusOf('//execute/Tokens/list')).toBe(401);
});

/** The status of an answer to a target that is sent as it stands. */
function statusOf(target: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setEncoding('utf8').once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(Number(String(answer).slice(9, 12)));
    });
    socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  });
}
