import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Target } from '@/deploy/testing/promises';
import type { Stand } from '@/deploy/testing/stand';

const ORIGIN = 'https://app.example';

/** A recipe with its lines for CORS, which stand behind `#|`. */
export function withPreflights(recipe: string): string {
  return recipe.replaceAll(/^(\s*)#\| /gm, '$1');
}

/** Tests a recipe whose lines for CORS are in force; part of `keepsItsPromises`. */
export function answersPreflights(
  target: () => Target,
  start: (stand: Stand) => Promise<{ port: number; stop: () => Promise<void> }>,
): void {
  let proxy: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    proxy = await start(target().stand);
  });
  afterAll(() => proxy?.stop());

  async function send(method: string, headers: Record<string, string>) {
    const { reached } = target().stand;
    const before = reached.length;
    const answer = await fetch(`http://127.0.0.1:${proxy.port}/thing`, { method, headers });
    await answer.arrayBuffer();
    return { status: answer.status, headers: answer.headers, reached: reached.slice(before) };
  }
  const preflight = { Origin: ORIGIN, 'Access-Control-Request-Method': 'PUT' };

  test('from the site that is named, and by the proxy itself', async () => {
    const { status, headers, reached } = await send('OPTIONS', preflight);
    expect(status).toBe(204);
    expect(reached).toEqual([]);
    expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(headers.get('access-control-allow-headers')).toMatch(/\bAuthorization\b/);
    expect(headers.get('access-control-allow-methods')).toMatch(/\bPUT\b/);
    expect(headers.get('vary')).toContain('Origin');
  });

  test.each([
    ['from another site', { ...preflight, Origin: 'https://app.example.evil' }],
    ['without an origin', { 'Access-Control-Request-Method': 'PUT' }],
    ['that is no preflight', { Origin: ORIGIN }],
  ])('and none %s', async (_, headers) => {
    const { status, reached } = await send('OPTIONS', headers);
    expect(status).toBe(401);
    expect(reached).toEqual([]);
  });

  test('the request itself needs its token, and the page may read the answer and the refusal', async () => {
    for (const [headers, expected] of [
      [target().full.bearer, 200],
      [{}, 401],
    ] as const) {
      const { status, headers: answered, reached } = await send('PUT', { ...headers, Origin: ORIGIN });
      expect(status).toBe(expected);
      expect(answered.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(reached).toHaveLength(expected === 200 ? 1 : 0);
    }
  });
}
