import { redirect } from 'next/navigation';
import { frontFacts } from '@/app/_request/front-facts';
import { marked } from '@/app/_request/marked';
import { assertOwnOrigin } from '@/app/_request/origin';
import { signInPath } from '@/app/_request/own-path';
import { requireActor } from '@/app/_request/session/actor';
import { dropSession } from '@/app/_request/session/session-token';
import { ActorRefused } from '@/lib/accounts/actor/refused';
import type { AccountActor } from '@/lib/actor/actor';

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
      return redirect(signInPath((await frontFacts())?.path ?? null));
    }
  });
}
