import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import { refusal } from '@/lib/api/challenge';
import type { ApiEnv } from '@/lib/api/env';
import { log } from '@/lib/api/log';
import { Problem, type ProblemFacts, problemResponse } from '@/lib/api/problem';
import type { ProblemName } from '@/lib/api/problems';
import { isDatabaseUnavailable } from '@/lib/db/unavailable';
import { type FieldErrors, fieldErrors } from '@/lib/field-errors';

/** Makes whatever a step threw into a problem document. What nobody foresaw is logged, and tells the client nothing. */
export function onError(error: Error, c: Context<ApiEnv>): Response {
  const { name, facts } = recognise(error);
  const requestId = c.get('requestId');
  if (name === 'internal-error') log().error({ err: error, requestId }, 'request failed');
  return problemResponse(name, requestId, facts);
}

/** The validators' verdict on a request, as a problem with its fields. */
export function onInvalid(result: { success: boolean; error?: z.ZodError }): void {
  if (!result.success && result.error)
    throw new Problem('invalid-parameters', { errors: namedFields(result.error) });
}

function recognise(error: Error): { name: ProblemName; facts: ProblemFacts } {
  if (error instanceof Problem) return { name: error.problem, facts: error.facts };
  if (error instanceof ActorRefused) return refusal(error.code);
  if (isDatabaseUnavailable(error))
    return { name: 'database-unavailable', facts: { headers: { 'Retry-After': '1' } } };
  if (error instanceof HTTPException && error.status === 400) return { name: 'malformed-body', facts: {} };
  if (error instanceof HTTPException && error.status === 415)
    return { name: 'unsupported-media-type', facts: {} };
  return { name: 'internal-error', facts: {} };
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
