import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { authenticated } from '@/lib/api/auth/authenticate';
import { json, noQuery, problemsWithToken, security } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { valueOrProblem } from '@/lib/api/tokens/token-problem';
import { revokeTokens } from '@/lib/tokens/revoke-tokens';
import { uuid } from '@/lib/uuid';

const body = z
  .strictObject({
    ids: z
      .array(uuid.openapi({ format: 'uuid' }))
      .min(1, 'Name at least one token.')
      .max(1000, 'Name at most 1000 tokens.'),
  })
  .openapi('Revocation');

const revocation = z
  .strictObject({
    revoked: z.number().int().openapi({ description: 'How many tokens this request revoked.' }),
    alreadyGone: z.array(z.string()).openapi({ description: 'The ids that your account had no token of.' }),
  })
  .openapi('RevocationResult');

const route = createRoute({
  method: 'post',
  path: '/api/v1/tokens/revoke',
  operationId: 'revokeTokens',
  tags: ['Tokens'],
  summary: 'Revoke many tokens',
  description:
    'All in one transaction. Ids that are not there any more, or never were, do no harm and are told. The feature “apitokens” is enough for every token of the account, unrestricted ones too.',
  security,
  middleware: authenticated('apitokens'),
  request: {
    query: noQuery,
    body: {
      required: true,
      content: {
        'application/json': { schema: body, example: { ids: ['0192f1a4-7f0e-7c4e-9f53-0a4f1c2b3d4e'] } },
      },
    },
  },
  responses: {
    200: json('What was revoked.', revocation),
    ...problemsWithToken('malformed-body', 'unsupported-media-type', 'outcome-unknown'),
  },
});

/** `POST /api/v1/tokens/revoke` */
export function mountRevokeTokens(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const { ids } = c.req.valid('json');
    const { revoked, missing } = valueOrProblem(await revokeTokens(c.get('actor'), { kind: 'ids', ids }));
    return c.json({ revoked, alreadyGone: missing ?? [] }, 200);
  });
}
