import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { json, noQuery, problemsWithoutToken } from '@/lib/api/answers';
import type { ApiEnv } from '@/lib/api/env';
import { db } from '@/lib/db/client';
import { ownMigrations } from '@/lib/db/migrations/history';

const tags = ['Operation'];

const health = createRoute({
  method: 'get',
  path: '/api/health',
  operationId: 'health',
  tags,
  summary: 'Is the process alive?',
  description: 'Says nothing of the database: restarting this process would not mend that.',
  security: [],
  request: { query: noQuery },
  responses: {
    200: json('It is.', z.strictObject({ status: z.literal('ok') })),
    ...problemsWithoutToken('invalid-parameters'),
  },
});

const readiness = z
  .strictObject({
    status: z.enum(['ready', 'not_ready']),
    database: z.enum(['answers', 'does_not_answer']),
    migrations: z.enum(['applied', 'pending', 'unknown']),
  })
  .openapi('Readiness');

const ready = createRoute({
  method: 'get',
  path: '/api/ready',
  operationId: 'ready',
  tags,
  summary: 'Can it serve requests?',
  description: 'For the balancer: the database answers and has every migration of this version.',
  security: [],
  request: { query: noQuery },
  responses: {
    ...problemsWithoutToken('invalid-parameters'),
    200: json('It can.', readiness),
    503: json('It cannot now.', readiness),
  },
});

/** `GET /api/health` and `GET /api/ready` */
export function mountHealth(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(health, (c) => c.json({ status: 'ok' } as const, 200));

  app.openapi(ready, async (c) => {
    const applied = await appliedMigrations().catch(() => null);
    if (!applied)
      return c.json(
        { status: 'not_ready', database: 'does_not_answer', migrations: 'unknown' } as const,
        503,
      );
    const complete = ownMigrations(process.cwd()).every((name) => applied.includes(name));
    if (!complete)
      return c.json({ status: 'not_ready', database: 'answers', migrations: 'pending' } as const, 503);
    return c.json({ status: 'ready', database: 'answers', migrations: 'applied' } as const, 200);
  });
}

/** The names of the migrations that the database has; none when it was never migrated. */
async function appliedMigrations(): Promise<string[]> {
  const [table] = await db().$queryRaw<
    { found: boolean }[]
  >`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`;
  if (!table?.found) return [];
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map((row) => row.name);
}
