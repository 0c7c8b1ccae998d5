import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { authenticated } from '@/lib/api/auth/authenticate';
import { json, noQuery, problemsWithToken, security } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { readToken } from '@/lib/api/tokens/one-token';
import { tokenJson } from '@/lib/api/tokens/token-json';

const account = z.strictObject({
  id: z.string().openapi({ format: 'uuid' }),
  username: z.string().openapi({ example: 'alice' }),
});

// Not by extend(): the document would ask for both, and neither allows the fields of the other.
const ownToken = z.strictObject({ ...tokenJson.shape, account }).openapi('OwnToken');

const route = createRoute({
  method: 'get',
  path: '/api/v1/token',
  operationId: 'getOwnToken',
  tags: ['Verification'],
  summary: 'Who am I?',
  description: 'The record of the token that the request came with. Any good token may ask.',
  security,
  middleware: authenticated(),
  request: { query: noQuery },
  responses: { 200: json('The token of this request.', ownToken), ...problemsWithToken('not-found') },
});

/** `GET /api/v1/token` */
export function mountOwnToken(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const { account } = c.get('token');
    return c.json({ ...(await readToken(c.get('actor'), c.get('actor').tokenId)), account }, 200);
  });
}
