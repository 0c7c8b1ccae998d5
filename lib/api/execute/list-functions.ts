import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { authenticated } from '@/lib/api/auth/authenticate';
import { json, noQuery, problemsWithToken, security } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { argumentsOf } from '@/lib/functions/arguments/catalogue';
import { mayCall } from '@/lib/functions/define';
import { listFunctions } from '@/lib/functions/registry';

const functionJson = z
  .strictObject({
    module: z.string().openapi({ example: 'Quota' }),
    name: z.string().openapi({ example: 'get_quota_info' }),
    path: z.string().openapi({ example: '/execute/Quota/get_quota_info' }),
    feature: z
      .string()
      .nullable()
      .openapi({ description: 'What a limited token needs; null: only unrestricted tokens may call it.' }),
    anyToken: z.boolean().openapi({
      description: 'Any token may call it, whatever “feature” says: rights are checked for what it does.',
    }),
    summary: z.string(),
    arguments: z.array(
      z.strictObject({
        name: z.string(),
        required: z.boolean(),
        list: z
          .boolean()
          .openapi({ description: 'Takes several: the name again and again, or name-0, name-1 and so on.' }),
      }),
    ),
    allowed: z.boolean().openapi({ description: 'Whether the token of this request may call it.' }),
  })
  .openapi('Function');

const route = createRoute({
  method: 'get',
  path: '/api/v1/functions',
  operationId: 'listFunctions',
  tags: ['Functions'],
  summary: 'List the API functions',
  description:
    'All that there are, and which of them your token may call. Call them at /execute/{module}/{name}.',
  security,
  middleware: authenticated(),
  request: { query: noQuery },
  responses: {
    200: json('The catalogue.', z.strictObject({ functions: z.array(functionJson) })),
    ...problemsWithToken(),
  },
});

/** `GET /api/v1/functions` */
export function mountListFunctions(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, (c) => {
    const { rights } = c.get('actor');
    const functions = listFunctions().map((one) => ({
      module: one.module,
      name: one.name,
      path: `/execute/${one.module}/${one.name}`,
      feature: one.feature,
      anyToken: one.anyToken === true,
      summary: one.summary,
      arguments: argumentsOf(one),
      allowed: mayCall(rights, one),
    }));
    return c.json({ functions }, 200);
  });
}
