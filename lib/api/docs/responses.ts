import { z } from '@hono/zod-openapi';
import { PROBLEM_MEDIA_TYPE } from '@/lib/api/problems/problem';
import { type ProblemName, problemNames, problemPath, problems } from '@/lib/api/problems/problems';

/** A problem document, as the OpenAPI document describes it. */
export const problemJson = z
  .strictObject({
    type: z
      .enum(problemNames.map(problemPath) as [string, ...string[]])
      .openapi({ description: 'Stable; also the address of a page about it.' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    requestId: z
      .string()
      .openapi({ description: 'Also in the header X-Request-Id and in the log of the server.' }),
    code: z.string().optional().openapi({ description: 'Why a token was refused.' }),
    errors: z
      .record(z.string(), z.string())
      .optional()
      .openapi({ description: 'What is wrong with each field.' }),
    tokenId: z
      .string()
      .optional()
      .openapi({ description: 'The token that the first of several equal creates made.' }),
  })
  .openapi('Problem');

/** One answer of a route, as JSON of `schema`. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}

/** What any request may meet, whatever its address. */
const anywhere: ProblemName[] = [
  'body-too-large',
  'headers-too-large',
  'internal-error',
  'database-unavailable',
];
/** What any request to an address that needs a token may meet as well. */
const withToken: ProblemName[] = [
  'invalid-request',
  'credentials-missing',
  'invalid-token',
  'insufficient-scope',
  'too-many-failures',
  'invalid-parameters',
];

type Answer = {
  description: string;
  content: Record<typeof PROBLEM_MEDIA_TYPE, { schema: typeof problemJson }>;
};

/** The problems that a route with a token can answer: those of all such routes, and its own. */
export function problemsWithToken(...own: ProblemName[]): Record<string, Answer> {
  return described([...anywhere, ...withToken, ...own]);
}

/** The problems that a route without a token can answer. */
export function problemsWithoutToken(...own: ProblemName[]): Record<string, Answer> {
  return described([...anywhere, ...own]);
}

function described(names: ProblemName[]): Record<string, Answer> {
  const byStatus: Record<string, Answer> = {};
  for (const name of names) {
    const status = String(problems[name].status);
    const before = byStatus[status];
    const description = `[${problems[name].title}](${problemPath(name)})`;
    byStatus[status] = {
      description: before ? `${before.description}; ${description}` : description,
      content: { [PROBLEM_MEDIA_TYPE]: { schema: problemJson } },
    };
  }
  return byStatus;
}

export const security: Record<string, string[]>[] = [{ bearer: [] }, { basic: [] }, { cpanel: [] }];

/** For routes that take nothing in the query: anything there is refused. */
export const noQuery = z.strictObject({});
