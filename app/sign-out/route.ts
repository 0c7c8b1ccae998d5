import { refusalOfForm } from '@/app/_request/origin';
import { orUnavailable, plainAnswer } from '@/app/_request/plain-answer';
import { currentSession } from '@/app/_request/session/actor';
import { forgetSite } from '@/app/_request/session/forget-site';
import { dropSession } from '@/app/_request/session/session-token';
import { endSession } from '@/lib/accounts/sessions/sessions';

const STILL_SIGNED_IN =
  'The database does not answer, so you may still be signed in. Go back and try again in a moment.';

/** Signs out. No server action, whose answer could not make the browser forget the site. */
export async function POST(): Promise<Response> {
  const refusal = await refusalOfForm();
  if (refusal) return plainAnswer(403, refusal);
  return orUnavailable(STILL_SIGNED_IN, signOut);
}

async function signOut(): Promise<Response> {
  const actor = (await currentSession())?.actor;
  if (actor) await endSession(actor, actor.sessionId);
  await dropSession();
  const headers = new Headers([['Location', '/sign-in'], ['Cache-Control', 'no-store'], forgetSite()]);
  return new Response(null, { status: 303, headers });
}
