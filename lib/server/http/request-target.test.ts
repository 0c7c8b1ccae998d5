import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isApiUrl } from '@/lib/api/listener';
import { PROXY_DOOR } from '@/lib/api/verify/proxy-door';
import { logTo } from '@/lib/log/log';
import { trustedProxies } from '@/lib/server/http/client-address';
import { readTarget } from '@/lib/server/http/request-target';
import { requestHandler } from '@/lib/server/workers/request-handler';

const canonical: [target: string, to: 'api' | 'pages'][] = [
  ['/', 'pages'],
  ['/tokens', 'pages'],
  ['/tokens/', 'pages'],
  ['/tokens?search=a//b/../c%2f%5c\\&_rsc=1y2x3', 'pages'],
  ['/tokens/018f0000-0000-7000-8000-000000000000', 'pages'],
  ['/_next/static/chunks/[root-of-the-server]__a1.b2._.css', 'pages'],
  ['/_next/static/chunks/app/%5B...nextauth%5D-8f.js?dpl=1', 'pages'],
  ['/_next/static/chunks/app/(signed-in)/tokens/page-1~b.js', 'pages'],
  ['/.well-known/change-password', 'pages'],
  ['/..a/...', 'pages'],
  ['/caf%C3%A9', 'pages'],
  ['/icon.svg?icon.0a1b', 'pages'],
  ['/api/auth/csrf', 'pages'],
  ['/apis', 'pages'],
  ['/api', 'api'],
  ['/api/v1/tokens?cursor=%2F..%2F', 'api'],
  ['/api/v1/tokens/018f0000-0000-7000-8000-000000000000', 'api'],
  ['/execute/Tokens/list?api.columns=1', 'api'],
  ['/json-api/cpanel?cpanel_jsonapi_func=list', 'api'],
  ['/cpsess1234567890/execute/Tokens/list', 'api'],
  ['/cpsess1234567890', 'api'],
  ['/login', 'api'],
  ['/login/', 'api'],
  ['/json-apis', 'pages'],
  ['/cpsessabc/execute/Tokens/list', 'pages'],
  ['/logins', 'pages'],
  ['/api/v1/verify', 'api'],
  ['/api/v1/verify/?feature=x', 'api'],
  // Beneath the door stands the client's own path, as Envoy got it.
  ['/api/v1/verify/path//a/../b/%2e%2e/%5c', 'api'],
];

const ambiguous: [target: string, form: 'problem' | 'envelope' | 'text'][] = [
  ['/./api/v1/token', 'problem'],
  ['/x/../api/v1/token', 'problem'],
  ['/tokens/../api/v1/token', 'problem'],
  ['/api/auth/../v1/token', 'problem'],
  ['/api/auth/%2e%2e/v1/token', 'problem'],
  ['/api/auth/%2E./v1/token', 'problem'],
  ['/api/auth/%252e%252e/v1/token', 'problem'],
  ['/api/auth/..', 'problem'],
  ['/api/v1/../v1/verify', 'problem'],
  ['/api//v1/token', 'problem'],
  ['//api/v1/token', 'problem'],
  ['/\\api/v1/token', 'problem'],
  ['\\api\\v1\\token', 'problem'],
  ['/api\\v1\\token', 'problem'],
  ['/api%2fv1%2ftoken', 'problem'],
  ['/api/v1%5Ctoken', 'problem'],
  ['/api/v1/token%00', 'problem'],
  ['/api/v1/token%0d%0a', 'problem'],
  ['/api/v1/%', 'problem'],
  ['/api/v1/%zz', 'problem'],
  ['/api/%ff%fe', 'problem'],
  ['/api#/auth/csrf', 'problem'],
  ['/api/v1/token#x', 'problem'],
  ['/api/v1/tokens?search=a#b', 'problem'],
  ['/api/v1/verify#x', 'problem'],
  ['http://own/api/v1/token', 'problem'],
  ['HTTP://evil.example/api/v1/token', 'problem'],
  ['//execute', 'envelope'],
  ['//execute/Tokens', 'envelope'],
  ['//execute/Tokens/list/', 'envelope'],
  ['//execute/Tokens/list/x', 'envelope'],
  ['//execute//Tokens/list', 'envelope'],
  ['///execute/Tokens/list', 'envelope'],
  ['//execute/Tokens/..', 'envelope'],
  ['//execute/../api', 'problem'],
  ['//execute/Tokens/li%73t', 'envelope'],
  ['//execute/Tokens/list#x', 'envelope'],
  ['//execute/Tokens/list?x#y', 'envelope'],
  ['//Execute/Tokens/list', 'text'],
  ['//execute@evil.example/Tokens/list', 'text'],
  ['/execute//Tokens/list', 'envelope'],
  ['/execute/Tokens/../../api/v1/token', 'problem'],
  ['/api/auth/../../execute/Tokens/list', 'envelope'],
  ['/api/auth/%2e%2e/%2e%2e/execute/Tokens/list', 'envelope'],
  ['http://evil.example/execute/Tokens/list', 'envelope'],
  ['/execute%2fTokens/list', 'envelope'],
  ['*', 'text'],
  ['', 'text'],
  ['tokens', 'text'],
  ['?x', 'text'],
  ['//', 'text'],
  ['//evil.example', 'text'],
  ['///', 'text'],
  ['/tokens/.', 'text'],
  ['/tokens/..', 'text'],
  ['/tokens//new', 'text'],
  ['/_next/static/../../.env', 'text'],
  ['/%2e%2e/', 'text'],
  ['/tokens%5c', 'text'],
  ['http://evil.example/', 'text'],
  ['http://user:secret@evil.example/x', 'text'],
  ['https:tokens', 'text'],
];

it.each(canonical)('%s goes to the %s', (target, to) => {
  expect(readTarget(target)).toEqual({ to });
});

it.each(['//execute/Tokens/list', '//execute/Tokens/list?', '//execute/Tokens/revoke?name=//x/../y'])(
  '%s is taken for the same with one slash',
  (target) => {
    expect(readTarget(target)).toEqual({ to: 'api', as: target.slice(1) });
  },
);

it.each(ambiguous)('%j goes to nobody, which is said as %s', (target, form) => {
  expect(readTarget(target)).toEqual({ to: 'nobody', form });
});

// Pieces of which paths are made that readers understand in different ways.
const piece = fc.oneof(
  fc.constantFrom('/', '//', '.', '..', '/./', '/../', '\\', '%2e', '%2E', '%2f', '%5c', '%252e', '%00', '#'),
  fc.constantFrom(
    'api',
    'execute',
    '//execute/Tokens/list',
    'json-api',
    'login',
    'cpsess123',
    'v1',
    'verify',
    'auth',
    'tokens',
    '_next',
    'http:',
    'own',
    '*',
    '?',
    '%',
  ),
  fc.string({ maxLength: 4 }),
);
const anyTarget = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));

/** The paths that other readers take a target for: decoded again and again, resolved, and merged. */
function readings(target: string): string[] {
  const seen = new Set([target.split('?')[0] ?? '']);
  for (const path of seen) {
    if (seen.size > 200) break;
    for (const read of [
      (text: string) => decodeURIComponent(text),
      (text: string) => text.replaceAll('\\', '/'),
      (text: string) => text.replace(/\/+/g, '/'),
      (text: string) => text.split('#')[0] ?? '',
      (text: string) => new URL(text, 'http://own').pathname,
    ])
      try {
        seen.add(read(path));
      } catch {
        // A reader that cannot read it refuses it.
      }
  }
  return [...seen];
}

it('whoever reads a target that goes on, by whatever rules, finds the same one to answer it', () => {
  fc.assert(
    fc.property(anyTarget, (target) => {
      const read = readTarget(target);
      if (read.to === 'nobody' || target.startsWith(`${PROXY_DOOR}/`)) return;
      const { to } = read;
      // The one form that is rewritten becomes a canonical target of the same API.
      if ('as' in read) {
        expect(read.as).toBe(target.slice(1));
        expect(readTarget(target.slice(1))).toEqual({ to });
        return;
      }
      for (const path of readings(target)) expect(isApiUrl(path), path).toBe(to === 'api');
    }),
    { numRuns: 20_000 },
  );
});

it('never throws, and takes no longer for a long target', () => {
  for (const unit of ['/', '/.', '%25', '/%2', 'a/', '\\', '/..%'])
    expect(readTarget(`/x${unit.repeat(20_000)}\\`).to).toBe('nobody');
});

describe('a server', () => {
  let server: Server;
  const forwarded: (string | undefined)[] = [];

  beforeAll(async () => {
    logTo({ write: () => undefined });
    const exposure = { trusted: trustedProxies([]), https: false, dev: false };
    const handler = requestHandler((request, response) => {
      forwarded.push(request.url);
      response.end('a page');
    }, exposure);
    server = createServer(handler);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterAll(() => server.close());

  /** The whole answer to a target that is sent as it stands. */
  function ask(target: string, method = 'GET'): Promise<string> {
    return new Promise((resolve, reject) => {
      let answer = '';
      connect((server.address() as AddressInfo).port, '127.0.0.1')
        .setEncoding('utf8')
        .on('data', (chunk) => (answer += chunk))
        .once('end', () => resolve(answer))
        .once('error', reject)
        .write(`${method} ${target} HTTP/1.1\r\nHost: own\r\nConnection: close\r\n\r\n`);
    });
  }

  it('answers each with 400 in its form, and hands none on', async () => {
    const types = { problem: 'application/problem+json', envelope: 'application/json', text: 'text/plain' };
    for (const [target, form] of ambiguous) {
      const answer = await ask(target);
      expect(answer, target).toMatch(/^HTTP\/1\.1 400 /);
      // What is not even a target of HTTP is refused by the parser, without content.
      if (!/^[/*h]/i.test(target)) continue;
      if (/^https?:(?!\/\/)/.test(target)) continue;
      expect(answer, target).toContain(`Content-Type: ${types[form]}`);
      expect(answer).toContain('X-Content-Type-Options: nosniff');
      expect(answer).toContain("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'");
      const body = answer.slice(answer.indexOf('\r\n\r\n') + 4);
      if (form === 'problem') expect(JSON.parse(body)).toMatchObject({ status: 400 });
      if (form === 'envelope') expect(JSON.parse(body)).toMatchObject({ status: 0, data: null });
    }
    for (const method of ['OPTIONS', 'POST', 'HEAD', 'TRACE', 'DELETE'])
      expect(await ask('*', method), method).toMatch(/^HTTP\/1\.1 400 /);
    expect(forwarded).toEqual([]);
  });

  it('hands on the others as they are', async () => {
    const pages = canonical.filter(([, to]) => to === 'pages').map(([target]) => target);
    for (const target of pages) expect(await ask(target), target).toMatch(/^HTTP\/1\.1 200 /);
    expect(forwarded).toEqual(pages);
  });
});
