import { withBasePath } from '@/lib/address/own-address';

/** One kind of error: what a program tells apart, and what a person reads about it at its `type` address. */
export type ProblemKind = { status: number; title: string; meaning: string; remedy: string };

/** Every kind of error the API answers with, by the last part of its `type`. A name is never changed or used again. */
export const problems = {
  'invalid-request': {
    status: 400,
    title: 'The credentials cannot be read',
    meaning:
      'The request brought two credentials, one in the address, one of an unknown scheme, or one that is too long.',
    remedy:
      'Send exactly one header “Authorization: Bearer SECRET”. Revoke a secret that stood in an address: logs may have kept it.',
  },
  'ambiguous-address': {
    status: 400,
    title: 'The address can be read in two ways',
    meaning:
      'The address has “.” or “..” parts, doubled, encoded or backward slashes, a “#”, or is not a path at all.',
    remedy:
      'Send the path as /api/docs writes it, with its first slash and nothing encoded that need not be.',
  },
  'malformed-body': {
    status: 400,
    title: 'The body cannot be read',
    meaning: 'The body is not what its Content-Type says, for example because a bracket is missing.',
    remedy: 'Check the body with a JSON validator, and that it is sent whole and in UTF-8.',
  },
  'credentials-missing': {
    status: 401,
    title: 'A token is needed',
    meaning: 'This address answers only requests that bring a token.',
    remedy: 'Create a token under API Tokens and send “Authorization: Bearer SECRET”.',
  },
  'invalid-token': {
    status: 401,
    title: 'The token is not good',
    meaning:
      'The secret is mistyped or unknown, its token was revoked or has expired, or its account is suspended. The member “code” says which.',
    remedy: 'Compare the secret with the one you saved. If its token is gone or has expired, create another.',
  },
  'insufficient-scope': {
    status: 403,
    title: 'The token lacks a feature',
    meaning: 'The token is good, but limited to features that do not include the one needed here.',
    remedy:
      'Use a token that was granted the feature, or an unrestricted one. The features of a token cannot be changed.',
  },
  'unknown-parameter': {
    status: 403,
    title: 'The proxy asks with an unknown parameter',
    meaning:
      'A reverse proxy asked whether a request may pass, with another parameter than “feature”. Nothing passes then: it may be a mistyped “feature”.',
    remedy:
      'Correct the address in the settings of the proxy. One that adds the client’s own path and query asks at /api/v1/verify/path.',
  },
  'metrics-closed': {
    status: 403,
    title: 'Metrics are not shown to you',
    meaning: 'Metrics are for programs on the server’s own machine, and for those that send METRICS_TOKEN.',
    remedy:
      'Ask from the machine of the server for localhost, or set METRICS_TOKEN there and send “Authorization: Bearer METRICS_TOKEN”.',
  },
  'beyond-rights': {
    status: 403,
    title: 'A token cannot hand out more than it has',
    meaning:
      'The token that was to be created would be allowed more than the one that asks, or would outlive it.',
    remedy:
      'Ask for fewer features and an earlier expiry, or create the token with one that has more rights.',
  },
  'not-found': {
    status: 404,
    title: 'There is no such token',
    meaning: 'Your account has no token of this id. It may have been revoked.',
    remedy: 'List the tokens to see which there are.',
  },
  'unknown-address': {
    status: 404,
    title: 'There is nothing at this address',
    meaning: 'The API has no such address.',
    remedy: 'Compare it with the list at /api/docs.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not know the method',
    meaning: 'The address exists, but not for this method. The header “Allow” lists those it knows.',
    remedy: 'Use one of the methods of the header “Allow”.',
  },
  'name-taken': {
    status: 409,
    title: 'The name is taken',
    meaning: 'Another token of the account has this name. Capital and small letters are different.',
    remedy: 'Choose another name, or rename the other token first.',
  },
  'already-created': {
    status: 409,
    title: 'This create was done before',
    meaning:
      'A token was created with this Idempotency-Key already. Its secret was in the first answer, and is kept nowhere.',
    remedy:
      'If the first answer arrived, use its secret. If it was lost, revoke the token that “tokenId” names and create another with a new key.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    meaning: 'The body is larger than this server reads: 64 KB, unless its operator says otherwise.',
    remedy: 'Split the request into several.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The Content-Type is not accepted here',
    meaning: 'The body is of a type that this address does not read, or has a Content-Encoding.',
    remedy:
      'Send “Content-Type: application/json”; for introspection “application/x-www-form-urlencoded”. Send the body as it is, uncompressed.',
  },
  'invalid-parameters': {
    status: 422,
    title: 'Some fields are not right',
    meaning:
      'A field of the body or a parameter of the query is missing, unknown, or not of its form. The member “errors” names each of them.',
    remedy: 'Fix the fields that “errors” names and send the request again.',
  },
  'key-reused': {
    status: 422,
    title: 'The Idempotency-Key belongs to another request',
    meaning: 'A token was created with this Idempotency-Key and another body within the last 24 hours.',
    remedy: 'Use a new key for each different create; the same one only to send the same request again.',
  },
  'too-many-failures': {
    status: 429,
    title: 'Too many wrong tokens from your address',
    meaning:
      'Your address sent many tokens that were not good within a minute. Good ones are answered as always.',
    remedy: 'Wait as long as the header “Retry-After” says, and fix the client that sends the wrong token.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    meaning:
      'Address and headers together are larger than this server reads: 16 KB, unless its operator says otherwise.',
    remedy: 'Send fewer cookies and headers, and long parameters in the body where there is one.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong here',
    meaning:
      'The server failed in a way that nobody foresaw. If you asked for a change, it is not known whether it was made.',
    remedy:
      'Look whether a change was made before you ask for it again. If the error stays, give the operator the “requestId” of the answer.',
  },
  'database-unavailable': {
    status: 503,
    title: 'It cannot be decided now',
    meaning: 'The database does not answer, and without it nothing is ever taken for good.',
    remedy: 'Try again after the seconds of the header “Retry-After”.',
  },
  'outcome-unknown': {
    status: 503,
    title: 'It is not known whether it was done',
    meaning:
      'The connection to the database broke while the change was being saved. It was made as a whole, or not at all.',
    remedy:
      'Read what you asked to change. Asking again does no harm; a create needs the same Idempotency-Key for that.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemName = keyof typeof problems;

export const problemNames = Object.keys(problems) as [ProblemName, ...ProblemName[]];

/** The address of the page about a problem, from the address of this server. */
export function problemPath(name: ProblemName): string {
  return `/api/problems/${name}`;
}

/** The `type` of a problem document: the same as a reference that leads there (RFC 9457, section 3.1.1). */
export function problemType(name: ProblemName): string {
  return withBasePath(problemPath(name));
}
