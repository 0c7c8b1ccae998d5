import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiEnv } from '@/lib/api/hono-env';
import { Problem } from '@/lib/api/problems/problem';

/** Answers every method that a mounted address does not know. To be mounted last. */
export function mountMethodsNotAllowed(app: OpenAPIHono<ApiEnv>): void {
  for (const [path, methods] of methodsByPath(app)) {
    const allow = [...methods].sort().join(', ');
    app.all(path, () => {
      throw new Problem('method-not-allowed', { headers: { Allow: allow } });
    });
  }
}

function methodsByPath(app: OpenAPIHono<ApiEnv>): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method === 'ALL') continue;
    const methods = known.get(path) ?? new Set();
    methods.add(method);
    if (method === 'GET') methods.add('HEAD');
    known.set(path, methods);
  }
  return known;
}
