import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exitCodes } from '@/lib/cli/exit';
import { runCommandLine } from '@/lib/cli/run';

let said = '';

beforeEach(() => {
  said = '';
  vi.stubEnv('LATCHKEY_TOKEN', 'lk_a-secret');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said += text)));
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Sends nothing; its answer has the form that every command takes for a list without tokens. */
function spyOnFetch() {
  const answer = JSON.stringify({ tokens: [], next: null });
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(answer));
}

test.each([
  'http://tokens.example.com',
  'HTTP://TOKENS.EXAMPLE.COM:3000/latchkey',
  'http://10.0.0.1:3000',
  'http://0.0.0.0:3000',
  'http://[fe80::1]',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
  'http://localhost@tokens.example.com',
])('%s is refused, and nothing is sent', async (url) => {
  const fetch = spyOnFetch();
  for (const args of [
    ['tokens', 'list'],
    ['tokens', 'revoke', 'backup'],
    ['uapi', 'Tokens', 'list'],
    ['functions'],
  ]) {
    said = '';
    expect(await runCommandLine([...args, '--url', url])).toBe(exitCodes.usage[0]);
    expect(said).toMatch(/use an https address.*--insecure/);
    expect(said).not.toContain('lk_a-secret');
  }
  vi.stubEnv('LATCHKEY_URL', url);
  expect(await runCommandLine(['tokens', 'list'])).toBe(exitCodes.usage[0]);
  expect(fetch).not.toHaveBeenCalled();
});

test.each([
  'https://tokens.example.com',
  'http://localhost:3000',
  'http://127.0.0.1:3000',
  'http://127.8.8.8',
  'http://[::1]:3000',
])('%s needs no --insecure, and no warning', async (url) => {
  const fetch = spyOnFetch();
  expect(await runCommandLine(['tokens', 'list', '--url', url])).toBe(0);
  expect(fetch).toHaveBeenCalledOnce();
  expect(said).not.toMatch(/everybody/);
});

test('with --insecure the token is sent, with a warning', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.end(JSON.stringify({ tokens: [], next: null }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // Reaches this machine itself, yet is no name of it.
  const url = `http://0.0.0.0:${(server.address() as AddressInfo).port}`;
  expect(await runCommandLine(['tokens', 'list', '--url', url])).toBe(exitCodes.usage[0]);
  expect(seen).toEqual([]);
  expect(await runCommandLine(['tokens', 'list', '--url', url, '--insecure'])).toBe(0);
  expect(seen).toEqual(['Bearer lk_a-secret']);
  expect(said).toMatch(/everybody on the way can read the token/);
  server.closeAllConnections();
  server.close();
});
