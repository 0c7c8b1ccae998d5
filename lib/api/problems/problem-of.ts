import { HTTPException } from 'hono/http-exception';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import { refusal } from '@/lib/api/auth/challenge';
import { Problem } from '@/lib/api/problems/problem';
import { isDatabaseUnavailable, isOutcomeUnknown } from '@/lib/db/unavailable';

const RETRY = { headers: { 'Retry-After': '1' } };

/** What an error that a step threw is to the client, at every door; `internal-error` where nobody foresaw it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ActorRefused) {
    const { name, facts } = refusal(error.code);
    return new Problem(name, facts);
  }
  if (isOutcomeUnknown(error)) return new Problem('outcome-unknown', RETRY);
  if (isDatabaseUnavailable(error)) return new Problem('database-unavailable', RETRY);
  if (error instanceof HTTPException && error.status === 400) return new Problem('malformed-body');
  if (error instanceof HTTPException && error.status === 415) return new Problem('unsupported-media-type');
  return new Problem('internal-error');
}
