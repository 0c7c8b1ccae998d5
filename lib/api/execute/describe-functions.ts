import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { security } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { type ProblemName, problems } from '@/lib/api/problems/problems';
import type { ApiFunction } from '@/lib/functions/define';
import { columnsOf } from '@/lib/functions/list/columns';
import { listParametersOf } from '@/lib/functions/list/list-parameters';
import { listFunctions } from '@/lib/functions/registry';

/** Puts every API function into the OpenAPI document, from its definition alone. */
export function describeFunctions(app: OpenAPIHono<ApiEnv>): void {
  for (const one of listFunctions()) {
    const { module, name, summary } = one;
    const columns = columnsOf(one.data);
    const input = columns ? one.input.extend(listParametersOf(columns)) : one.input;
    const same = {
      path: `/execute/${module}/${name}`,
      tags: ['Functions'],
      summary,
      description: descriptionOf(one),
      security,
    };
    app.openAPIRegistry.registerPath({
      ...same,
      method: 'get',
      operationId: `${module}_${name}`,
      request: { query: input },
      responses: { 200: success(one), ...failures() },
    });
    const content = Object.fromEntries(bodyTypes.map((type) => [type, { schema: input }]));
    app.openAPIRegistry.registerPath({
      ...same,
      method: 'post',
      operationId: `${module}_${name}_post`,
      request: { body: { content } },
      responses: {
        200: success(one),
        ...failures('malformed-body', 'body-too-large', 'unsupported-media-type'),
      },
    });
  }
}

const bodyTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'];

function descriptionOf({ module, name, feature, anyToken, note }: ApiFunction): string {
  const limited = feature
    ? `Needs the feature “${feature}”, or an unrestricted token.`
    : 'For unrestricted tokens only.';
  const needs = anyToken ? 'For any token.' : limited;
  const lists = 'A list may also be sent as `name-0`, `name-1` and so on, or as `name[]`.';
  return [`cPanel’s \`${module}::${name}\`.`, needs, note, lists].filter(Boolean).join(' ');
}

const sentences = z.array(z.string()).min(1).nullable();

function success({ data }: ApiFunction) {
  const envelope = z.strictObject({
    status: z.union([z.literal(1), z.literal(0)]).openapi({
      type: 'integer',
      enum: [0, 1],
      description: '1: done. 0: not done; “errors” or “messages” say why.',
    }),
    data: orNull(data),
    errors: sentences,
    messages: sentences,
    warnings: sentences,
    metadata: z.record(z.string(), z.unknown()),
  });
  return {
    description: 'The function’s answer, failures included.',
    content: { 'application/json': { schema: envelope } },
  };
}

/** `data` of a function that may fail. A nullable literal would become an enumeration without null. */
function orNull(data: z.ZodType): z.ZodType {
  if (data instanceof z.ZodNull) return data;
  return data instanceof z.ZodLiteral ? z.union([data, z.null()]) : data.nullable();
}

const failure = z
  .strictObject({
    status: z.literal(0),
    data: z.null(),
    errors: z.array(z.string()).min(1),
    messages: z.null(),
    warnings: z.null(),
    metadata: z.strictObject({}),
  })
  .openapi('FunctionFailure');

/** What any call may meet, and what only calls with a body can. */
function failures(...own: ProblemName[]) {
  const names: ProblemName[] = [
    'credentials-missing',
    'insufficient-scope',
    'too-many-failures',
    'headers-too-large',
    'internal-error',
    'database-unavailable',
    ...own,
  ];
  return Object.fromEntries(
    names.map((name) => [
      problems[name].status,
      { description: problems[name].title, content: { 'application/json': { schema: failure } } },
    ]),
  );
}
