import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { authenticated } from '@/lib/api/auth/authenticate';
import { json, problemsWithToken, security } from '@/lib/api/docs/responses';
import type { ApiEnv } from '@/lib/api/hono-env';
import { Problem } from '@/lib/api/problems/problem';
import { tokenJson, toTokenJson } from '@/lib/api/tokens/token-json';
import { valueOrProblem } from '@/lib/api/tokens/token-problem';
import { cursorColumns, readCursor, writeCursor } from '@/lib/tokens/listing/cursor';
import { listTokensByCursor } from '@/lib/tokens/listing/list-tokens-by-cursor';
import { tokenStates } from '@/lib/tokens/state';

const limitFault = 'Ask for 1 to 100 tokens.';

const query = z.strictObject({
  search: z
    .string()
    .max(200)
    // PostgreSQL keeps no text with this character, so it cannot even compare with it.
    .refine((text) => !text.includes('\0'), 'There can be no null character in a search.')
    .default('')
    .openapi({
      description: 'Tokens whose name contains this, in capital or small letters.',
      example: 'backup',
    }),
  state: z.enum(tokenStates).optional(),
  sort: z
    .enum(cursorColumns)
    .default('created')
    .openapi({ description: 'A token that never expires is the last by “expires”.' }),
  direction: z.enum(['asc', 'desc']).default('desc'),
  limit: z.coerce
    .number(limitFault)
    .int(limitFault)
    .min(1, limitFault)
    .max(100, limitFault)
    .default(20)
    .openapi({ type: 'integer', minimum: 1, maximum: 100, default: 20 }),
  cursor: z
    .string()
    .max(400)
    .optional()
    .openapi({ description: '“next” of the page before. Keep “sort” and “direction” as they were.' }),
});

const page = z
  .strictObject({
    tokens: z.array(tokenJson),
    next: z.string().nullable().openapi({ description: 'The “cursor” of the next page; null on the last.' }),
  })
  .openapi('TokenPage');

const route = createRoute({
  method: 'get',
  path: '/api/v1/tokens',
  operationId: 'listTokens',
  tags: ['Tokens'],
  summary: 'List the tokens of the account',
  description:
    'Search, filter, sort and page. Pages follow each other by cursor, so that none is skipped or told twice while tokens come and go.',
  security,
  middleware: authenticated('apitokens'),
  request: { query },
  responses: { 200: json('A page of tokens.', page), ...problemsWithToken() },
});

/** `GET /api/v1/tokens` */
export function mountListTokens(app: OpenAPIHono<ApiEnv>): void {
  app.openapi(route, async (c) => {
    const { cursor, search, ...wanted } = c.req.valid('query');
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (after === null || (after && (after.sort !== wanted.sort || after.direction !== wanted.direction))) {
      throw new Problem('invalid-parameters', {
        errors: {
          cursor:
            'This is no cursor of this order. Take “next” of the page before, with the same sort and direction.',
        },
      });
    }
    const { tokens, next } = valueOrProblem(
      await listTokensByCursor(c.get('actor'), { ...wanted, search: search.trim(), after }),
    );
    return c.json({ tokens: tokens.map(toTokenJson), next: next && writeCursor(next) }, 200);
  });
}
