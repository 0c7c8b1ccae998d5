import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getServerSession } from 'next-auth';
import { cache } from 'react';
import { authOptions } from '@/app/_session/auth-options';
import { signInPath } from '@/app/_session/own-path';
import { visitor } from '@/app/_session/visitor';
import { findSession } from '@/lib/accounts/sessions';
import type { AccountActor } from '@/lib/audit/actor';

/** Who is signed in, or null; read once a request. */
export const currentActor = cache(async (): Promise<AccountActor | null> => {
  const session = await getServerSession(authOptions());
  if (!session?.sessionId) return null;
  return findSession(session.sessionId, (await visitor()).address);
});

/** Who is signed in; anyone else goes to the sign-in page, and from there back to where they were going. */
export async function requireActor(): Promise<AccountActor> {
  const actor = await currentActor();
  return actor ?? redirect(signInPath((await headers()).get('x-latchkey-path')));
}
