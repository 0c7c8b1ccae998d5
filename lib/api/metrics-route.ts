import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { noQuery, problemsWithoutToken } from '@/lib/api/answers';
import type { Counts } from '@/lib/api/counts';
import type { ApiEnv } from '@/lib/api/env';
import { metricsText } from '@/lib/api/metrics-text';
import { ownCounts } from '@/lib/api/own-counts';

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const route = createRoute({
  method: 'get',
  path: '/api/metrics',
  operationId: 'metrics',
  tags: ['Operation'],
  summary: 'Metrics of this server (Prometheus)',
  description:
    'Counts of requests and verdicts, latencies, connections, memory, of all its workers together. No account data; keep it from the public at your proxy if you like.',
  security: [],
  request: { query: noQuery },
  responses: {
    200: { description: 'The text form of Prometheus.', content: { 'text/plain': { schema: z.string() } } },
    ...problemsWithoutToken('invalid-parameters'),
  },
});

let countsOfAll = async (): Promise<Counts> => ownCounts();

/** From now on the metrics are what `source` gives: one of several workers is asked, and all are meant. */
export function countWith(source: () => Promise<Counts>): void {
  countsOfAll = source;
}

/** `GET /api/metrics` */
export function mountMetrics(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) =>
    c.text(metricsText(await countsOfAll()), 200, { 'Content-Type': CONTENT_TYPE }),
  );
}
