import { insufficientScope } from '@/lib/api/auth/challenge';
import { Problem } from '@/lib/api/problems/problem';
import type { Result } from '@/lib/result';
import type { TokenError } from '@/lib/tokens/errors';

/** The value of an action on tokens; its error is thrown as the problem it is to an API client. */
export function valueOrProblem<T>(result: Result<T, TokenError>): T {
  if (result.ok) return result.value;
  throw tokenProblem(result.error);
}

/** The problem for an error of the domain. */
export function tokenProblem(error: TokenError): Problem {
  switch (error.kind) {
    case 'invalid':
      return new Problem('invalid-parameters', { errors: error.fields });
    case 'name_taken':
      return new Problem('name-taken', { errors: error.fields });
    case 'not_found':
      return new Problem('not-found');
    case 'forbidden': {
      const { name, facts } = insufficientScope(error.lacks ?? null);
      return error.lacks
        ? new Problem(name, facts)
        : new Problem('beyond-rights', { detail: withRemedy(error) });
    }
  }
}

/** What was refused, and which `expiresAt` would not have been. */
function withRemedy({ message, latestExpiry }: Extract<TokenError, { kind: 'forbidden' }>): string {
  return latestExpiry ? `${message} Give “expiresAt”, at most ${latestExpiry.toISOString()}.` : message;
}
