import { isIP } from 'node:net';
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { authenticated } from '@/lib/api/auth/authenticate';
import { json, noQuery, problemsWithToken, security } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { instantJson } from '@/lib/api/tokens/token-json';
import { decisionCodes } from '@/lib/tokens/decide';
import { type Verdict, verify } from '@/lib/tokens/verify-token';

const question = z
  .strictObject({
    token: z
      .string({ error: 'Give the secret to verify.' })
      .openapi({ description: 'The secret that somebody showed you.', example: 'lk_…' }),
    feature: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .openapi({ description: 'What it is needed for.', example: 'diskusage' }),
    ip: z
      .string()
      .max(45)
      .refine((text) => isIP(text) > 0, 'This is not an IP address.')
      .optional()
      .openapi({
        description: 'The address it was shown from; kept as its last use.',
        example: '192.0.2.44',
      }),
  })
  .openapi('VerifyQuestion');

const verdictJson = z
  .strictObject({
    valid: z.boolean(),
    code: z.enum([...decisionCodes, 'malformed']),
    token: z
      .strictObject({
        id: z.string().openapi({ format: 'uuid' }),
        name: z.string(),
        unrestricted: z.boolean(),
        features: z.array(z.string()),
        expiresAt: instantJson.nullable(),
        createdAt: instantJson,
        account: z.strictObject({ id: z.string().openapi({ format: 'uuid' }), username: z.string() }),
      })
      .optional()
      .openapi({ description: 'The token, where the secret belongs to one.' }),
  })
  .openapi('VerifyAnswer');

const several = z
  .array(question)
  .min(1, 'Ask about at least one token.')
  .max(100, 'Ask about at most 100 tokens at once.');

const route = createRoute({
  method: 'post',
  path: '/api/v1/tokens/verify',
  operationId: 'verifyTokens',
  tags: ['Verification'],
  summary: 'Is this token good?',
  description:
    'For services that accept tokens of Latchkey. Ask about one, or up to 100 in an array, whose answers come in the same order. 200 for every decided outcome; 503 when it cannot be decided, never “valid: false”. Your own token needs the feature “verify”.',
  security,
  middleware: authenticated('verify'),
  request: {
    query: noQuery,
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.union([question, several]),
          example: { token: '$OTHER_TOKEN', feature: 'diskusage' },
        },
      },
    },
  },
  responses: {
    200: json(
      'The verdict, or the verdicts in the order of the questions.',
      z.union([verdictJson, z.array(verdictJson)]),
    ),
    ...problemsWithToken('malformed-body', 'unsupported-media-type'),
  },
});

/** `POST /api/v1/tokens/verify` */
export function mountVerifyTokens(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const asked = c.req.valid('json');
    if (Array.isArray(asked)) return c.json(await Promise.all(asked.map(answer)), 200);
    return c.json(await answer(asked), 200);
  });
}

async function answer({
  token,
  feature,
  ip,
}: z.output<typeof question>): Promise<z.output<typeof verdictJson>> {
  return toVerdictJson(await verify(token, { address: ip ?? null, feature }));
}

function toVerdictJson({ code, token }: Verdict): z.output<typeof verdictJson> {
  if (!token) return { valid: code === 'valid', code };
  const { rights, expiresAt, createdAt, ...same } = token;
  return {
    valid: code === 'valid',
    code,
    token: {
      ...same,
      unrestricted: rights.kind === 'unrestricted',
      features: rights.kind === 'limited' ? rights.features : [],
      expiresAt: expiresAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    },
  };
}
