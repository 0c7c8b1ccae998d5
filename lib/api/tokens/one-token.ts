import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { TokenActor } from '@/lib/actor/actor';
import { authenticated } from '@/lib/api/auth/authenticate';
import { json, noQuery, problemsWithToken, security } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { Problem } from '@/lib/api/problems/problem';
import { type TokenJson, tokenJson, toTokenJson } from '@/lib/api/tokens/token-json';
import { valueOrProblem } from '@/lib/api/tokens/token-problem';
import { findToken } from '@/lib/tokens/find-token';
import { renameToken, renaming } from '@/lib/tokens/rename-token';
import { revokeToken } from '@/lib/tokens/revoke-tokens';

const params = z.strictObject({
  id: z.string().openapi({ format: 'uuid', description: 'The id of a token of your account.' }),
});
const path = '/api/v1/tokens/{id}';
const tags = ['Tokens'];

const show = createRoute({
  method: 'get',
  path,
  operationId: 'getToken',
  tags,
  summary: 'Read a token',
  security,
  // A token may always read its own record, so the rule is the domain's.
  middleware: authenticated(),
  request: { params, query: noQuery },
  responses: { 200: json('The token.', tokenJson), ...problemsWithToken('not-found') },
});

const rename = createRoute({
  method: 'patch',
  path,
  operationId: 'renameToken',
  tags,
  summary: 'Rename a token',
  description:
    'The name is all that can be changed. A token with another expiry or other features is another token. The feature “apitokens” is enough for every token of the account, unrestricted ones too.',
  security,
  middleware: authenticated('apitokens'),
  request: {
    params,
    query: noQuery,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject(renaming.shape).openapi('Renaming'),
          example: { name: 'nightly-backup' },
        },
      },
    },
  },
  responses: {
    200: json('The token under its new name.', tokenJson),
    ...problemsWithToken(
      'malformed-body',
      'unsupported-media-type',
      'not-found',
      'name-taken',
      'outcome-unknown',
    ),
  },
});

const revoke = createRoute({
  method: 'delete',
  path,
  operationId: 'revokeToken',
  tags,
  summary: 'Revoke a token',
  description:
    'When this has answered, no verification that begins later accepts the secret, and no change that the token began is made any more, on any server. The feature “apitokens” is enough for every token of the account, unrestricted ones too.',
  security,
  middleware: authenticated('apitokens'),
  request: { params, query: noQuery },
  responses: {
    204: { description: 'The token is revoked.' },
    ...problemsWithToken('not-found', 'outcome-unknown'),
  },
});

/** `GET`, `PATCH` and `DELETE /api/v1/tokens/{id}` */
export function mountOneToken(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(show, async (c) => c.json(await readToken(c.get('actor'), c.req.valid('param').id), 200));

  app.openapi(rename, async (c) => {
    const renamed = valueOrProblem(
      await renameToken(c.get('actor'), c.req.valid('param').id, c.req.valid('json')),
    );
    return c.json(await readToken(c.get('actor'), renamed.id), 200);
  });

  app.openapi(revoke, async (c) => {
    const { revoked } = valueOrProblem(await revokeToken(c.get('actor'), c.req.valid('param').id));
    if (revoked === 0) throw new Problem('not-found');
    return c.body(null, 204);
  });
}

/** A token of the actor's account as the API tells it now. */
export async function readToken(actor: TokenActor, id: string): Promise<TokenJson> {
  return toTokenJson(valueOrProblem(await findToken(actor, id)));
}
