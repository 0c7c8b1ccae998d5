import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { withBasePath } from '@/lib/address/own-address';
import { authenticated } from '@/lib/api/auth/authenticate';
import { json, noQuery, problemsWithToken, security } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { Problem } from '@/lib/api/problems/problem';
import { type CreateBody, createBody, expiryField, toNewToken } from '@/lib/api/tokens/create-token-body';
import { tokenJson, toTokenJson } from '@/lib/api/tokens/token-json';
import { tokenProblem } from '@/lib/api/tokens/token-problem';
import { createToken } from '@/lib/tokens/create-token';
import type { TokenError } from '@/lib/tokens/errors';
import { createTokenOnce, type Repeated } from '@/lib/tokens/idempotency';

const headers = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'Use 1 to 200 visible ASCII characters.')
    .optional()
    .openapi({
      description:
        'Makes it safe to send the request again: within 24 hours the same key never creates two tokens.',
      example: '5f0b7a52-create-backup',
    }),
});

const created = z
  .strictObject({
    token: tokenJson,
    secret: z.string().openapi({ description: 'Shown in this answer and never again.', example: 'lk_…' }),
  })
  .openapi('CreatedToken');

const route = createRoute({
  method: 'post',
  path: '/api/v1/tokens',
  operationId: 'createToken',
  tags: ['Tokens'],
  summary: 'Create a token',
  description:
    'The secret is in the answer and nowhere else. Without an expiry the token lasts one year, or as long as the token that creates it. A token cannot create one with more rights or a later expiry than its own.',
  security,
  middleware: authenticated('apitokens'),
  request: {
    query: noQuery,
    headers,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: createBody,
          example: { name: 'backup-script', features: ['diskusage'] },
        },
      },
    },
  },
  responses: {
    201: json('The token, and its secret.', created),
    ...problemsWithToken(
      'malformed-body',
      'unsupported-media-type',
      'beyond-rights',
      'name-taken',
      'already-created',
      'key-reused',
      'outcome-unknown',
    ),
  },
});

/** `POST /api/v1/tokens` */
export function mountCreateToken(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const body = c.req.valid('json');
    const actor = c.get('actor');
    const wanted = toNewToken(body);
    const key = c.req.valid('header')['idempotency-key'];
    const outcome = key ? await createTokenOnce(actor, key, body, wanted) : await createToken(actor, wanted);
    if (!outcome.ok) throw createProblem(outcome.error, body);
    const { token, secret } = outcome.value;
    c.header('Location', withBasePath(`/api/v1/tokens/${token.id}`));
    return c.json({ token: toTokenJson(token), secret }, 201);
  });
}

function createProblem(error: TokenError | Repeated, body: CreateBody): Problem {
  if (error.kind === 'already_created') return new Problem('already-created', { tokenId: error.tokenId });
  if (error.kind === 'key_reused') return new Problem('key-reused');
  if (error.kind === 'invalid' && error.fields.expiry) {
    return new Problem('invalid-parameters', { errors: { [expiryField(body)]: error.fields.expiry } });
  }
  return tokenProblem(error);
}
