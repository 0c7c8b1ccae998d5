import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { identify } from '@/lib/api/auth/authenticate';
import type { ApiEnv } from '@/lib/api/hono-env';
import { adviceOn, refusalIn } from '@/lib/api/other-apis/forms';
import { readOtherCall } from '@/lib/api/other-apis/paths';
import { problemOf } from '@/lib/api/problems/problem-of';
import { problems } from '@/lib/api/problems/problems';
import { log } from '@/lib/log/log';

/**
 * What cPanel's own clients may ask for and is not here: they read in their own form where to ask instead.
 * Nothing is done, and no body is read. A token is checked as everywhere, so that a bad one is known as such.
 */
export function mountOtherApis(app: OpenAPIHono<ApiEnv>): void {
  for (const path of ['/login', '/login/*', '/json-api', '/json-api/*', CPSESS, `${CPSESS}/*`])
    app.all(path, answer);
}

const CPSESS = '/:cpsess{cpsess[0-9]+}';

type Said = { status: number; reason: string; headers?: Record<string, string> };

async function answer(c: Context<ApiEnv>): Promise<Response> {
  const call = readOtherCall(new URL(c.req.url));
  // A person who types cPanel's address finds the sign-in page. Relative, wherever a proxy has put us.
  if (call.api === 'login' && c.req.method === 'GET' && /\btext\/html\b/.test(c.req.header('accept') ?? ''))
    return c.redirect(c.req.path === '/login' ? 'sign-in' : '../sign-in', 303);
  const { status, reason, headers } = await judged(c);
  return Response.json(refusalIn(call, `${reason} ${adviceOn(call)}`.trim()), { status, headers });
}

/** What the token comes to: 404 for a good one, for there is nothing here. */
async function judged(c: Context<ApiEnv>): Promise<Said> {
  try {
    const headers = { get: (name: string) => c.req.header(name) };
    const caller = await identify(headers, c.req.url, { address: c.get('address') });
    if ('challenge' in caller) {
      const { name, facts } = caller.challenge;
      const status = name === 'invalid-request' ? 401 : problems[name].status;
      return { status, reason: facts.detail ?? problems[name].meaning, headers: facts.headers };
    }
    c.set('token', caller.token);
    return { status: 404, reason: '' };
  } catch (error) {
    const { problem, facts } = problemOf(error);
    if (problem === 'internal-error')
      log().error({ err: error, requestId: c.get('requestId') }, 'request failed');
    return { status: problems[problem].status, reason: problems[problem].meaning, headers: facts.headers };
  }
}
