import { currentSession } from '@/app/_session/actor';
import { FORGET_SITE } from '@/app/_session/forget-site';
import { isOwnForm } from '@/app/_session/origin';
import { dropSession } from '@/app/_session/session-token';
import { endSession } from '@/lib/accounts/sessions';
import { config } from '@/lib/config';
import { foreignFormSentence } from '@/lib/own-origin';

/** Signs out. No server action, whose answer could not make the browser forget the site. */
export async function POST(): Promise<Response> {
  if (!(await isOwnForm()))
    return new Response(`${foreignFormSentence(config().PUBLIC_URL)}\n`, { status: 403 });
  const actor = (await currentSession())?.actor;
  if (actor) await endSession(actor, actor.sessionId);
  await dropSession();
  const headers = new Headers([['Location', '/sign-in'], ['Cache-Control', 'no-store'], [...FORGET_SITE]]);
  return new Response(null, { status: 303, headers });
}
