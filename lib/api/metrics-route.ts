import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { noQuery, problemsWithoutToken } from '@/lib/api/answers';
import type { ApiEnv } from '@/lib/api/env';
import { metricsText } from '@/lib/api/metrics-text';

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const route = createRoute({
  method: 'get',
  path: '/api/metrics',
  operationId: 'metrics',
  tags: ['Operation'],
  summary: 'Metrics of this process (Prometheus)',
  description:
    'Counts of requests and verdicts, latencies, connections, memory. No account data; keep it from the public at your proxy if you like.',
  security: [],
  request: { query: noQuery },
  responses: {
    200: { description: 'The text form of Prometheus.', content: { 'text/plain': { schema: z.string() } } },
    ...problemsWithoutToken('invalid-parameters'),
  },
});

/** `GET /api/metrics` */
export function mountMetrics(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, (c) => c.text(metricsText(), 200, { 'Content-Type': CONTENT_TYPE }));
}
