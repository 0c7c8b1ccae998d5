import { expect, it } from 'vitest';
import { headersForPages } from '@/lib/server/pages/request-headers';

const own = { host: 'tokens.example', cookie: 'a=b', 'next-action': 'id', 'if-none-match': '"1"' };
const claims = {
  'x-latchkey-address': '127.0.0.1',
  'x-latchkey-anything': '1',
  'content-security-policy': "script-src 'nonce-mine'",
  'x-action-forwarded': '1',
  'x-middleware-subrequest': 'pages/_middleware',
  authorization: 'Bearer lk_secret',
};
const forwarded = { 'x-forwarded-host': 'tokens.example', 'x-forwarded-proto': 'https' };
const sent = { ...own, ...claims, ...forwarded, 'x-forwarded-for': '1.1.1.1', forwarded: 'for=1.1.1.1' };

it('drops what a client claims in our name, and what proxies say: the front has read it', () => {
  expect(headersForPages(sent, { dev: false })).toEqual(own);
});

it('drops what frames a message, and what Connection names', () => {
  const framing = { 'content-length': '5', 'transfer-encoding': 'chunked', trailer: 'x', te: 'trailers' };
  const connection = 'close, Cookie , host';
  const kept = headersForPages({ ...own, ...framing, connection }, { dev: true });
  expect(kept).toEqual({ host: own.host, 'next-action': 'id', 'if-none-match': '"1"' });
});
