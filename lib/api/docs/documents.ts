import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { htmlPage, htmlResponse } from '@/lib/api/docs/html-page';
import { openApiDocument } from '@/lib/api/docs/openapi';
import { noQuery, problemsWithoutToken } from '@/lib/api/docs/responses';
import { docsPage } from '@/lib/api/docs-page';
import type { ApiEnv } from '@/lib/api/hono-env';
import { Problem } from '@/lib/api/problems/problem';
import { problemPage, problemsPage } from '@/lib/api/problems/problem-pages';
import { type ProblemName, problemNames, problems } from '@/lib/api/problems/problems';
import { once } from '@/lib/once';

const tags = ['Operation'];
const page = (description: string) => ({ description, content: { 'text/html': { schema: z.string() } } });

const document = createRoute({
  method: 'get',
  path: '/api/openapi.json',
  operationId: 'openapi',
  tags,
  summary: 'This API as an OpenAPI 3.1 document',
  security: [],
  request: { query: noQuery },
  responses: {
    200: {
      description: 'The document.',
      content: { 'application/json': { schema: z.looseObject({ openapi: z.string() }) } },
    },
    ...problemsWithoutToken('invalid-parameters'),
  },
});

const docs = createRoute({
  method: 'get',
  path: '/api/docs',
  operationId: 'docs',
  tags,
  summary: 'This API as a page',
  security: [],
  request: { query: noQuery },
  responses: { 200: page('The page.'), ...problemsWithoutToken('invalid-parameters') },
});

const problemList = createRoute({
  method: 'get',
  path: '/api/problems',
  operationId: 'problems',
  tags,
  summary: 'All kinds of problems, as a page',
  security: [],
  request: { query: noQuery },
  responses: { 200: page('The page.'), ...problemsWithoutToken('invalid-parameters') },
});

const oneProblem = createRoute({
  method: 'get',
  path: '/api/problems/{name}',
  operationId: 'problem',
  tags,
  summary: 'One kind of problem, as a page',
  security: [],
  request: {
    query: noQuery,
    params: z.strictObject({ name: z.string().openapi({ example: 'invalid-token' }) }),
  },
  responses: { 200: page('The page.'), ...problemsWithoutToken('invalid-parameters', 'unknown-address') },
});

/** The API told to programs and to people: `/api/openapi.json`, `/api/docs`, `/api/problems/…` */
export function mountDocuments(app: OpenAPIHono<ApiEnv>): void {
  // Made on the first request, when everything has been mounted, and never again.
  const asDocument = once(() => openApiDocument(app));
  const asPage = once(() => htmlPage('API', docsPage(asDocument())));

  app.openapi(document, (c) => c.json({ ...asDocument() }, 200));
  app.openapi(docs, async () => htmlResponse(await asPage()));
  app.openapi(problemList, async () => htmlResponse(await htmlPage('Problems', problemsPage())));
  app.openapi(oneProblem, async (c) => {
    const name = problemNames.find((known): known is ProblemName => known === c.req.valid('param').name);
    if (!name) throw new Problem('unknown-address');
    return htmlResponse(await htmlPage(problems[name].title, problemPage(name)));
  });
}
