import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { json, noQuery, problemsWithoutToken } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { readiness } from '@/lib/db/readiness';

const tags = ['Operation'];

const health = createRoute({
  method: 'get',
  path: '/api/health',
  operationId: 'health',
  tags,
  summary: 'Is the process alive?',
  description: 'Says nothing of the database: restarting this process would not help.',
  security: [],
  request: { query: noQuery },
  responses: {
    200: json('It is.', z.strictObject({ status: z.literal('ok') })),
    ...problemsWithoutToken('invalid-parameters'),
  },
});

const readinessJson = z
  .strictObject({
    status: z.enum(['ready', 'not_ready']),
    database: z.enum(['answers', 'read_only', 'too_many_connections', 'does_not_answer']).openapi({
      description:
        'What stands in the way, if anything: the database takes no changes, has no connection left for this server, or does not answer.',
    }),
    migrations: z.enum(['applied', 'pending', 'unknown']),
  })
  .openapi('Readiness');

const ready = createRoute({
  method: 'get',
  path: '/api/ready',
  operationId: 'ready',
  tags,
  summary: 'Can it serve requests?',
  description:
    'For the balancer: the database answers verification and takes changes, and has every migration of this version. Looked up at most once a second by each worker.',
  security: [],
  request: { query: noQuery },
  responses: {
    ...problemsWithoutToken('invalid-parameters'),
    200: json('It can.', readinessJson),
    503: {
      ...json('It cannot now. Ask again after the seconds of Retry-After.', readinessJson),
      headers: z.object({ 'Retry-After': z.string() }),
    },
  },
});

/** `GET /api/health` and `GET /api/ready` */
export function mountHealth(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(health, (c) => c.json({ status: 'ok' } as const, 200));

  app.openapi(ready, async (c) => {
    const { database, migrations } = await readiness();
    if (database === 'answers' && migrations === 'applied')
      return c.json({ status: 'ready', database, migrations } as const, 200);
    return c.json({ status: 'not_ready', database, migrations } as const, 503, { 'Retry-After': '1' });
  });
}
