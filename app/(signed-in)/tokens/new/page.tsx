import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { page } from '@/app/_request/marked';
import { requireActor } from '@/app/_request/session/actor';
import { nameIsTakenAction } from '@/app/(signed-in)/tokens/actions';
import {
  createTokenAction,
  findAttemptAction,
  revokeUnseenAction,
  savedAction,
} from '@/app/(signed-in)/tokens/new/actions';
import { CreateScreen } from '@/components/tokens/create/create-screen';
import { config } from '@/lib/config';
import { db } from '@/lib/db/client';
import { databaseTime } from '@/lib/db/clock';
import { dateIn, describeZone } from '@/lib/time';
import { defaultExpiryDate } from '@/lib/tokens/expiry';
import { features } from '@/lib/tokens/rights/features';

export const metadata: Metadata = { title: 'Create API Token' };

export default page(async function NewTokenPage() {
  await requireActor();
  const zone = config().SERVER_TIME_ZONE;
  const now = await databaseTime(db());
  return (
    <CreateScreen
      action={createTokenAction}
      attempt={randomUUID()}
      find={findAttemptAction}
      revoke={revokeUnseenAction}
      saved={savedAction}
      nameIsTaken={nameIsTakenAction}
      today={dateIn(zone, now)}
      defaultDate={defaultExpiryDate(now, zone)}
      zone={describeZone(now, zone)}
      features={features}
    />
  );
});
