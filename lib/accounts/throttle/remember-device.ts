import { withDevice } from '@/lib/accounts/throttle/device-cookie';
import type { AccountActor, RestrictedActor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';

/** The device cookie of a browser that is signed in, made anew: for the one that changed the password. */
export async function rememberDevice(
  actor: AccountActor | RestrictedActor,
  sent: string | undefined,
): Promise<string> {
  const owner = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { id: true, passwordHash: true },
  });
  return withDevice(sent, owner);
}
