import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import { textWithBasePath, withBasePath } from '@/lib/address/own-address';
import { identifyCaller } from '@/lib/api/auth/authenticate';
import { type Challenge, refusal } from '@/lib/api/auth/challenge';
import { describeFunctions } from '@/lib/api/execute/describe-functions';
import { readSentArguments } from '@/lib/api/execute/sent-arguments';
import type { ApiEnv } from '@/lib/api/hono-env';
import { assertAnnounced, readUnannounced } from '@/lib/api/http/body-limit';
import { clientGone } from '@/lib/api/problems/client-gone';
import type { ProblemFacts } from '@/lib/api/problems/problem';
import { problemOf } from '@/lib/api/problems/problem-of';
import { type ProblemName, problems } from '@/lib/api/problems/problems';
import type { ApiFunction } from '@/lib/functions/define';
import { type Outcome, refuse, toEnvelope } from '@/lib/functions/outcome';
import { listFunctions, unknownFunction } from '@/lib/functions/registry';
import { log } from '@/lib/log/log';
import { actorOf } from '@/lib/tokens/verify-token';

type Headers = Record<string, string>;

const HOW_TO_CALL = 'Call a function as /execute/MODULE/FUNCTION, for example /execute/Tokens/list.';

/**
 * `GET|POST /execute/{Module}/{function}`: API functions in cPanel's wire form. Every answer is its
 * flat envelope, errors of the transport included. Mounted before the app's own limits, whose
 * refusals have another form.
 */
export function mountExecute(app: OpenAPIHono<ApiEnv>): void {
  describeFunctions(app);
  for (const one of listFunctions()) {
    const path = `/execute/${one.module}/${one.name}`;
    app.on(['GET', 'POST'], path, (c) => enveloped(c, () => answerCall(c, one)));
    app.all(path, (c) =>
      answer(c, refuse(`Call a function with GET or POST, not ${c.req.method}.`), 405, {
        Allow: 'GET, HEAD, POST',
      }),
    );
  }
  app.all('/execute/:module/:function', (c) => enveloped(c, () => answerUnknown(c)));
  app.all('/execute/*', (c) => answer(c, refuse(textWithBasePath(HOW_TO_CALL)), 404));
  app.all('/execute', (c) => c.redirect(withBasePath('/api/v1/functions'), 307));
}

/** A call, step by step: who are you and may you, what did you send, then the function itself. */
async function answerCall(c: Context<ApiEnv>, called: ApiFunction): Promise<Response> {
  const caller = await identifyCaller(c, called.anyToken ? undefined : called.feature);
  if ('challenge' in caller) return answerChallenge(c, caller.challenge);
  await readUnannounced(c);
  const sent = await readSentArguments(c.req.raw);
  // Of a client that is gone, a body that broke off can read as an empty one.
  const gone = clientGone(c);
  if (gone) return gone;
  if (!sent.ok) return answer(c, refuse(sent.error.reason), sent.error.status);
  return answer(c, await called.call(actorOf(caller.token, c.get('address')), sent.value));
}

/** What there is to call is told only to those who may call something. */
async function answerUnknown(c: Context<ApiEnv>): Promise<Response> {
  const caller = await identifyCaller(c);
  if ('challenge' in caller) return answerChallenge(c, caller.challenge);
  return answer(c, unknownFunction(c.req.param('module') ?? '', c.req.param('function') ?? ''));
}

/** cPanel's clients know 401 for everything that is wrong with a secret, its form included. */
function answerChallenge(c: Context<ApiEnv>, { name, facts }: Challenge): Response {
  const status = name === 'invalid-request' ? 401 : problems[name].status;
  return answer(c, refuse(facts.detail ?? problems[name].meaning), status, facts.headers);
}

/** Whatever is thrown within becomes an envelope too. What nobody foresaw is logged, and tells the client nothing. */
async function enveloped(c: Context<ApiEnv>, within: () => Promise<Response>): Promise<Response> {
  try {
    assertAnnounced(c);
    return await within();
  } catch (error) {
    const gone = clientGone(c);
    if (gone) return gone;
    if (error instanceof ActorRefused) return answerChallenge(c, refusal(error.code));
    const { problem, facts } = problemOf(error);
    if (problem === 'internal-error')
      log().error({ err: error, requestId: c.get('requestId') }, 'request failed');
    return answerProblem(c, problem, facts);
  }
}

function answerProblem(c: Context<ApiEnv>, name: ProblemName, { detail, headers }: ProblemFacts): Response {
  const { meaning, remedy, status } = problems[name];
  return answer(c, refuse(detail ?? textWithBasePath(`${meaning} ${remedy}`)), status, headers);
}

function answer(
  _c: Context<ApiEnv>,
  outcome: Outcome<unknown>,
  status = 200,
  headers: Headers = {},
): Response {
  return Response.json(toEnvelope(outcome), { status, headers });
}
