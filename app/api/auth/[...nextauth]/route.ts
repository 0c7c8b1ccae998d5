import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { refusalOfForm } from '@/app/_request/origin';
import { ownPath } from '@/app/_request/own-path';
import { orUnavailable, plainAnswer } from '@/app/_request/plain-answer';
import { publicUrl } from '@/app/_request/public-url';
import { currentSession } from '@/app/_request/session/actor';
import { authOptions } from '@/app/_request/session/auth-options';
import { forgetSite } from '@/app/_request/session/forget-site';
import { withoutBasePath } from '@/lib/address/own-address';

type Context = { params: Promise<{ nextauth: string[] }> };

/** What is answered of next-auth's own routes: what a client needs that signs in without our form. */
const ANSWERED = new Map([
  ['csrf', 'GET'],
  ['session', 'GET'],
  ['callback/credentials', 'POST'],
  ['signout', 'POST'],
]);

async function answer(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (ANSWERED.get(nextauth.join('/')) !== request.method) return plainAnswer(404, 'There is nothing here.');
  const refusal = request.method === 'POST' ? await refusalOfForm() : null;
  if (refusal) return plainAnswer(403, refusal);
  return orUnavailable('The database does not answer. Try again in a moment.', async () => {
    // Fails here when the database is away: next-auth would take that for the end of the session.
    await currentSession();
    const answered = await leadingHere(await answerOfNextAuth(request, context));
    if (nextauth[0] === 'signout') answered.headers.set(...forgetSite());
    return answered;
  });
}

/** next-auth throws at a body that is not what its Content-Type says. */
async function answerOfNextAuth(request: NextRequest, context: Context): Promise<Response> {
  try {
    // Made per request, because the options hold settings that the start-up fills in.
    return await NextAuth(request, context, authOptions());
  } catch (error) {
    if (error instanceof SyntaxError) return plainAnswer(400, 'The body of this request cannot be read.');
    throw error;
  }
}

/** next-auth does not know its own address: whatever it leads to becomes a page of ours. */
async function leadingHere(answer: Response): Promise<Response> {
  const location = answer.headers.get('location');
  if (location) {
    answer.headers.set('location', await ownAddress(location));
    return answer;
  }
  if (!answer.headers.get('content-type')?.startsWith('application/json')) return answer;
  const body = await answer.json();
  if (typeof body?.url === 'string') body.url = await ownAddress(body.url);
  return Response.json(body, { status: answer.status, headers: answer.headers });
}

async function ownAddress(target: string): Promise<string> {
  const { pathname, search, searchParams } = new URL(target, 'http://own');
  const error = searchParams.get('error');
  const path = error
    ? `/sign-in?error=${encodeURIComponent(error)}`
    : ownPath(withoutBasePath(pathname + search));
  return `${await publicUrl()}${path}`;
}

export { answer as GET, answer as POST };
