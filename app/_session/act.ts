import { redirect } from 'next/navigation';
import { requireActor } from '@/app/_session/actor';
import { marked } from '@/app/_session/marked';
import { assertOwnOrigin } from '@/app/_session/origin';
import { signInPath } from '@/app/_session/own-path';
import { dropSession } from '@/app/_session/session-token';
import { told } from '@/app/_session/told';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import type { AccountActor } from '@/lib/audit/actor';

/**
 * Runs a server action as whoever is signed in, once it is sure that the form came from our own page. A
 * session that ends meanwhile leads to the sign-in page, as one does that had ended before.
 */
export async function act<T>(work: (actor: AccountActor) => Promise<T>): Promise<T> {
  return marked(async () => {
    await assertOwnOrigin();
    const actor = await requireActor();
    try {
      return await work(actor);
    } catch (error) {
      if (!(error instanceof ActorRefused)) throw error;
      await dropSession();
      return redirect(signInPath((await told())?.path ?? null));
    }
  });
}
