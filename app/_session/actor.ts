import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { signInPath } from '@/app/_session/own-path';
import { sentSessionId } from '@/app/_session/session-token';
import { visitor } from '@/app/_session/visitor';
import { findSession } from '@/lib/accounts/sessions';
import type { AccountActor } from '@/lib/audit/actor';

/** Who is signed in, or null; read once a request. */
export const currentActor = cache(async (): Promise<AccountActor | null> => {
  const sessionId = await sentSessionId();
  return sessionId ? findSession(sessionId, (await visitor()).address) : null;
});

/** Who is signed in; anyone else goes to the sign-in page, and from there back to where they were going. */
export async function requireActor(): Promise<AccountActor> {
  const actor = await currentActor();
  return actor ?? redirect(signInPath((await headers()).get('x-latchkey-path')));
}
