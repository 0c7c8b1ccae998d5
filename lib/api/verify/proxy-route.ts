import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { problemJson, security } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { PROBLEM_MEDIA_TYPE } from '@/lib/api/problems/problem';
import { answerProxy, PROXY_DOOR } from '@/lib/api/verify/proxy-door';

const refused = (description: string) => ({
  description,
  content: { [PROBLEM_MEDIA_TYPE]: { schema: problemJson } },
});
const header = (description: string) => ({ description, schema: { type: 'string' as const } });

const described = createRoute({
  method: 'get',
  path: PROXY_DOOR,
  operationId: 'verifyForProxy',
  tags: ['Verification'],
  summary: 'May this request pass? (reverse proxies)',
  description:
    'For nginx auth_request, Traefik ForwardAuth, Caddy forward_auth and Envoy ext_authz. Every method is answered alike, and so is every address beneath, where Envoy puts the client’s own path and query, which are not read. At this very address, also with a slash behind it, the query is the proxy’s, and another parameter than “feature” is refused. Never answers anything but 200, 401, 403 and 503.',
  security,
  request: {
    query: z.object({
      feature: z.string().optional().openapi({ description: 'The feature that the token needs.' }),
    }),
    headers: z.object({
      'latchkey-feature': z.string().optional().openapi({
        description: 'The same, for proxies that cannot set a query. Two different ones are refused.',
      }),
    }),
  },
  responses: {
    200: {
      description: 'Let it pass.',
      headers: {
        'X-Latchkey-Account': header('The account that owns the token.'),
        'X-Latchkey-Token-Id': header('The id of the token.'),
        'X-Latchkey-Token-Name': header('The name of the token.'),
        'X-Latchkey-Features': header('Its features, comma-separated; “*” for an unrestricted token.'),
      },
    },
    401: refused('No token, one that is not good, or credentials that cannot be read.'),
    403: refused(
      'The token lacks the feature, the proxy asks with an unknown parameter, or the address has sent too many wrong tokens.',
    ),
    503: refused('It cannot be decided now.'),
  },
});

const beneath = createRoute({
  ...described,
  path: `${PROXY_DOOR}/{path}`,
  operationId: 'verifyBeneathForProxy',
  summary: 'May this request pass? (Envoy)',
  request: {
    params: z.object({
      path: z.string().openapi({ description: 'The client’s own path, which is not looked at.' }),
    }),
    headers: described.request.headers,
  },
});

/** `ANY /api/v1/verify` and everything beneath */
export function mountProxyDoor(app: OpenAPIHono<ApiEnv>): void {
  // Described but not routed by these, since their validators would answer with more than four statuses.
  app.openAPIRegistry.registerPath(described);
  app.openAPIRegistry.registerPath(beneath);
  app.all(PROXY_DOOR, answer);
  app.all(`${PROXY_DOOR}/*`, answer);
}

async function answer(c: Context<ApiEnv>): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const question = { url: pathname + search, address: c.get('address'), requestId: c.get('requestId') };
  const { status, headers, body, token } = await answerProxy({
    ...question,
    headers: { get: (name) => c.req.header(name) },
  });
  if (token) c.set('token', token);
  return new Response(body || null, { status, headers });
}
