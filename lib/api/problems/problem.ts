import { type ProblemName, problems, problemType } from '@/lib/api/problems/problems';
import type { FieldErrors } from '@/lib/field-errors';

/** What one occurrence of a problem tells beyond its kind. */
export type ProblemFacts = {
  detail?: string;
  errors?: FieldErrors;
  /** Why a token was refused. */
  code?: string;
  /** The token that an earlier request made. */
  tokenId?: string;
  headers?: Record<string, string>;
};

/** A problem on its way out: thrown or returned by any step, made into an answer in one place. */
export class Problem extends Error {
  readonly problem: ProblemName;
  readonly facts: ProblemFacts;

  constructor(problem: ProblemName, facts: ProblemFacts = {}) {
    super(problems[problem].title);
    this.problem = problem;
    this.facts = facts;
  }
}

/** The members of a problem document (RFC 9457). `status` is that of the answer, where it is not the kind's own. */
export function problemMembers(
  name: ProblemName,
  requestId: string,
  facts: ProblemFacts = {},
  status: number = problems[name].status,
) {
  const { title, meaning } = problems[name];
  const { detail = meaning, errors, code, tokenId } = facts;
  return { type: problemType(name), title, status, detail, code, errors, tokenId, requestId };
}

/** The same as text. */
export function problemDocument(...of: Parameters<typeof problemMembers>): string {
  return JSON.stringify(problemMembers(...of));
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** The answer for a problem. */
export function problemResponse(name: ProblemName, requestId: string, facts: ProblemFacts = {}): Response {
  return new Response(problemDocument(name, requestId, facts), {
    status: problems[name].status,
    headers: { 'Content-Type': PROBLEM_MEDIA_TYPE, ...facts.headers },
  });
}
