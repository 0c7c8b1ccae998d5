import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mountedApi } from '@/app/_request/mounted-api';
import { MOST_FAILURES } from '@/lib/api/auth/failures';
import { frontMark, makeFrontMark } from '@/lib/front-mark';

const MARK = 'LATCHKEY_FRONT_MARK';

beforeEach(() => vi.stubEnv(MARK, ''));
afterEach(() => vi.unstubAllEnvs());

function ask(path: string, headers: Record<string, string> = {}): Response | Promise<Response> {
  return mountedApi(new Request(`http://own${path}`, { headers }));
}

test('where our front is, it answers nothing that came past it', async () => {
  makeFrontMark();
  for (const mark of ['', 'x'.repeat(43)]) {
    for (const path of ['/api/health', '/api/v1/token', '/execute/Tokens/list'])
      expect((await ask(path, { 'x-latchkey-front': mark })).status, path).toBe(404);
  }
  const fromFront = { 'x-latchkey-front': frontMark() ?? '', 'x-latchkey-request-id': 'known' };
  const answer = await ask('/api/health', fromFront);
  expect([answer.status, answer.headers.get('x-request-id')]).toEqual([200, 'known']);
});

test('where there is none, an address that the client makes up is not believed: all count as one', async () => {
  const bad = { authorization: 'Bearer nonsense' };
  const statuses: number[] = [];
  for (let i = 0; i < MOST_FAILURES + 5; i++)
    statuses.push((await ask('/api/v1/token', { ...bad, 'x-latchkey-address': `192.0.2.${i}` })).status);
  expect(statuses).toEqual([...Array(MOST_FAILURES).fill(401), ...Array(5).fill(429)]);
  expect((await ask('/api/metrics', { 'x-latchkey-address': '127.0.0.1' })).status).toBe(429);
});
