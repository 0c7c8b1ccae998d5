import { afterEach, expect, test } from 'vitest';
import { mayReadMetrics } from '@/lib/api/auth/may-read-metrics';
import { setConfig } from '@/lib/config';

const METRICS_TOKEN = 'a'.repeat(32);
const nothing = new Headers();
const bearer = (secret: string) => new Headers({ authorization: `Bearer ${secret}` });

afterEach(() => setConfig({ METRICS_TOKEN: '' }));

test.each(['127.0.0.1', '127.8.0.1', '::1'])('%s, which is this machine, sees metrics', (address) => {
  expect(mayReadMetrics(address, nothing)).toBe(true);
});

test.each(['192.0.2.1', '10.0.0.1', '2001:db8::1', '128.0.0.1', null])('%s does not', (address) => {
  expect(mayReadMetrics(address, nothing)).toBe(false);
  expect(mayReadMetrics(address, bearer(METRICS_TOKEN))).toBe(false);
  expect(mayReadMetrics(address, bearer(''))).toBe(false);
});

test('METRICS_TOKEN shows them from anywhere, and nothing that is only like it', () => {
  setConfig({ METRICS_TOKEN });
  for (const address of ['192.0.2.1', null]) {
    expect(mayReadMetrics(address, bearer(METRICS_TOKEN))).toBe(true);
    for (const wrong of [
      `${METRICS_TOKEN}a`,
      METRICS_TOKEN.slice(1),
      METRICS_TOKEN.toUpperCase(),
      `x, Bearer ${METRICS_TOKEN}`,
    ])
      expect(mayReadMetrics(address, bearer(wrong)), wrong).toBe(false);
    expect(mayReadMetrics(address, new Headers({ authorization: METRICS_TOKEN }))).toBe(false);
  }
});

test('who comes through a proxy on this machine that is not trusted does not pass for this machine', () => {
  for (const told of [
    { 'x-forwarded-for': '192.0.2.1' },
    { 'x-forwarded-for': '127.0.0.1, 192.0.2.1' },
    { 'x-real-ip': '192.0.2.1' },
    { forwarded: 'for=192.0.2.1' },
    { via: '1.1 proxy' },
    { 'x-forwarded-host': 'tokens.example.com' },
    { 'x-forwarded-proto': 'https' },
  ])
    expect(mayReadMetrics('127.0.0.1', new Headers(Object.entries(told)))).toBe(false);
  // Whom a trusted proxy saw on this machine is on this machine.
  expect(mayReadMetrics('127.0.0.1', new Headers({ 'x-forwarded-for': '127.0.0.1' }))).toBe(true);
});

test.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '[::1]:3000'])(
  '%s is a name of this machine',
  (host) => expect(mayReadMetrics('127.0.0.1', new Headers({ host }))).toBe(true),
);

test.each(['tokens.example.com', 'localhost.example.com', '192.0.2.1:3000', 'evil.example:3000', 'a b'])(
  'what was sent to %s, through a proxy or by a web page on this machine, does not pass for this machine',
  (host) => {
    expect(mayReadMetrics('127.0.0.1', new Headers({ host }))).toBe(false);
    setConfig({ METRICS_TOKEN });
    expect(mayReadMetrics('127.0.0.1', new Headers({ host, authorization: `Bearer ${METRICS_TOKEN}` }))).toBe(
      true,
    );
  },
);
