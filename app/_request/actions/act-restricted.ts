import { redirect } from 'next/navigation';
import { marked } from '@/app/_request/marked';
import { assertOwnOrigin } from '@/app/_request/origin';
import { ownPath, signInPath } from '@/app/_request/own-path';
import { currentSession } from '@/app/_request/session/actor';
import { dropSession } from '@/app/_request/session/session-token';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import type { RestrictedActor } from '@/lib/actor/actor';

/**
 * Runs a server action of the page for a new password, for a session that is restricted to it. A full one
 * goes on to `next`, and one that has ended to the sign-in page.
 */
export async function actRestricted<T>(
  next: string | null,
  work: (actor: RestrictedActor) => Promise<T>,
): Promise<T> {
  return marked(async () => {
    await assertOwnOrigin();
    const session = await currentSession();
    if (!session) return redirect(signInPath(next));
    if (!session.restricted) return redirect(ownPath(next));
    try {
      return await work(session.actor);
    } catch (error) {
      if (!(error instanceof ActorRefused)) throw error;
      await dropSession();
      return redirect(signInPath(next));
    }
  });
}
