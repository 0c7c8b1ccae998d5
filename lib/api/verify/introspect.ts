import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Rights } from '@/lib/actor/rights';
import { json, noQuery, security } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { oauthClient } from '@/lib/api/verify/oauth-client';
import { describedOauthRefusals } from '@/lib/api/verify/oauth-refusals';
import { featureNames } from '@/lib/tokens/rights/features';
import { type VerifiedToken, verify } from '@/lib/tokens/verify-token';

// RFC 7662 lets clients send more than this, and what is not known is left alone.
const form = z
  .looseObject({
    token: z.string({ error: 'Give the secret to introspect, once.' }),
    token_type_hint: z.string().optional(),
    client_id: z.string().optional().openapi({
      description: 'The name of your own token, its id, or its account; where it is not in a header.',
    }),
    client_secret: z.string().optional().openapi({
      description: 'Your own token, where it is not in a header (`client_secret_post`).',
    }),
  })
  .openapi('IntrospectionRequest');

const active = z
  .strictObject({
    active: z.literal(true),
    scope: z.string().openapi({
      description: 'Features, separated by spaces; “*” first for an unrestricted token.',
      example: 'diskusage verify',
    }),
    features: z
      .array(z.string())
      .openapi({ description: 'The same as a list.', example: ['diskusage', 'verify'] }),
    client_id: z.string().openapi({ description: 'The name of the token.' }),
    username: z.string().openapi({ description: 'The account that owns the token.' }),
    token_type: z.literal('Bearer'),
    exp: z
      .number()
      .int()
      .optional()
      .openapi({ description: 'Unix time of the expiry; left out when the token does not expire.' }),
    iat: z.number().int(),
    sub: z.string().openapi({ description: 'The id of the account.' }),
    jti: z.string().openapi({ description: 'The id of the token.' }),
  })
  .openapi('ActiveToken');

const inactive = z.strictObject({ active: z.literal(false) }).openapi('InactiveToken');

const route = createRoute({
  method: 'post',
  path: '/api/v1/introspect',
  operationId: 'introspectToken',
  tags: ['Verification'],
  summary: 'Introspect a token (RFC 7662)',
  description:
    'A token that is not good in any way is exactly {"active": false}. The caller’s own token needs the feature “verify”. It comes in a header as everywhere, or as OAuth clients send it: Basic with both halves form-encoded, or `client_id` and `client_secret` in the form.',
  security,
  middleware: oauthClient('verify'),
  request: {
    query: noQuery,
    body: {
      required: true,
      content: { 'application/x-www-form-urlencoded': { schema: form, example: { token: '$OTHER_TOKEN' } } },
    },
  },
  responses: {
    200: json('What is known of an active token, or that it is not active.', z.union([active, inactive])),
    ...describedOauthRefusals,
  },
});

/** `POST /api/v1/introspect` */
export function mountIntrospect(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const verdict = await verify(c.req.valid('form').token, { address: null });
    return verdict.code === 'valid'
      ? c.json(toActive(verdict.token), 200)
      : c.json({ active: false } as const, 200);
  });
}

function toActive(token: VerifiedToken): z.output<typeof active> {
  return {
    active: true,
    scope: featuresOf(token.rights).join(' '),
    features: featuresOf(token.rights),
    client_id: token.name,
    username: token.account.username,
    token_type: 'Bearer',
    exp: token.expiresAt ? Math.floor(token.expiresAt.getTime() / 1000) : undefined,
    iat: Math.floor(token.createdAt.getTime() / 1000),
    sub: token.account.id,
    jti: token.id,
  };
}

/** An unrestricted token has every feature, and what has no feature besides. */
function featuresOf(rights: Rights): string[] {
  return rights.kind === 'unrestricted' ? ['*', ...featureNames] : rights.features;
}
