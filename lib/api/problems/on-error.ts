import type { Context } from 'hono';
import type { z } from 'zod';
import type { ApiEnv } from '@/lib/api/hono-env';
import { clientGone } from '@/lib/api/problems/client-gone';
import { Problem, problemResponse } from '@/lib/api/problems/problem';
import { problemOf } from '@/lib/api/problems/problem-of';
import { type FieldErrors, fieldErrors } from '@/lib/field-errors';
import { log } from '@/lib/log/log';

/** Makes whatever a step threw into a problem document. What nobody foresaw is logged, and tells the client nothing. */
export function onError(error: Error, c: Context<ApiEnv>): Response {
  const gone = clientGone(c);
  if (gone) return gone;
  const { problem, facts } = problemOf(error);
  const requestId = c.get('requestId');
  if (problem === 'internal-error') log().error({ err: error, requestId }, 'request failed');
  return problemResponse(problem, requestId, facts);
}

/** The validators' verdict on a request, as a problem with its fields. */
export function onInvalid(result: { success: boolean; error?: z.ZodError }): void {
  if (!result.success && result.error)
    throw new Problem('invalid-parameters', { errors: namedFields(result.error) });
}

/** Field errors in which every unknown field stands under its own name. */
function namedFields(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    for (const key of issue.keys) fields[[...issue.path, key].join('.')] = 'There is no such field.';
  }
  const known = error.issues.filter((issue) => issue.code !== 'unrecognized_keys');
  return { ...fieldErrors({ ...error, issues: known } as z.ZodError), ...fields };
}
