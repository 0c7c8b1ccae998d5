import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { tooManyFailures } from '@/lib/api/auth/challenge';
import { failures } from '@/lib/api/auth/failures';
import { mayReadMetrics } from '@/lib/api/auth/may-read-metrics';
import { noQuery, problemsWithoutToken } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { ownCounts } from '@/lib/api/operation/own-counts';
import { Problem } from '@/lib/api/problems/problem';
import type { Counts } from '@/lib/metrics/counts';
import { metricsText } from '@/lib/metrics/metrics-text';

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const route = createRoute({
  method: 'get',
  path: '/api/metrics',
  operationId: 'metrics',
  tags: ['Operation'],
  summary: 'Metrics of this server (Prometheus)',
  description:
    'Counts of requests and verdicts, latencies, connections, memory, of all its workers together. For programs on the server’s own machine, and for those that send METRICS_TOKEN as a bearer token. No account data.',
  security: [],
  request: { query: noQuery },
  responses: {
    200: { description: 'The text form of Prometheus.', content: { 'text/plain': { schema: z.string() } } },
    ...problemsWithoutToken('invalid-parameters', 'metrics-closed', 'too-many-failures'),
  },
});

let countsOfAll = async (): Promise<Counts> => ownCounts();

/** From now on the metrics are what `source` gives: one of several workers is asked, and all are meant. */
export function countWith(source: () => Promise<Counts>): void {
  countsOfAll = source;
}

/** `GET /api/metrics` */
export function mountMetrics(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const address = c.get('address');
    if (!mayReadMetrics(address, { get: (name) => c.req.header(name) })) refuseReader(address);
    return c.text(metricsText(await countsOfAll()), 200, { 'Content-Type': CONTENT_TYPE });
  });
}

/** A guess at METRICS_TOKEN is counted as one at a secret is. */
function refuseReader(address: string | null): never {
  const wait = failures.note(address, Date.now());
  if (wait > 0) throw new Problem('too-many-failures', tooManyFailures(wait).facts);
  throw new Problem('metrics-closed');
}
