import { redirect } from 'next/navigation';
import { cache } from 'react';
import { frontFacts } from '@/app/_request/front-facts';
import { newPasswordPath, signInPath } from '@/app/_request/own-path';
import { sentSessionId } from '@/app/_request/session/session-token';
import { visitor } from '@/app/_request/visitor';
import { type FoundSession, readSession } from '@/lib/accounts/sessions/sessions';
import type { AccountActor } from '@/lib/actor/actor';

/** The browser's session, restricted or not, or null; read once a request. */
export const currentSession = cache(async (): Promise<FoundSession | null> => {
  const sessionId = await sentSessionId();
  return sessionId ? readSession(sessionId, (await visitor()).address) : null;
});

/**
 * The session of whoever is signed in. Anyone else goes to the sign-in page, and who has a first password
 * to the page for a new one; from there back to where they were going.
 */
export async function requireSession(): Promise<FoundSession & { restricted: false }> {
  const found = await currentSession();
  if (found && !found.restricted) return found;
  const path = (await frontFacts())?.path ?? null;
  return redirect(found ? newPasswordPath(path) : signInPath(path));
}

/** Who is signed in, under the same conditions. */
export async function requireActor(): Promise<AccountActor> {
  return (await requireSession()).actor;
}
