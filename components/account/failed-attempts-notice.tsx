import { DismissButton } from '@/components/account/dismiss-button';
import { Instant } from '@/components/ui/instant';
import { momentOf } from '@/components/ui/moment';
import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { type FailedAttempts, MOST_COUNTED } from '@/lib/accounts/failed-attempts';
import { describeZone } from '@/lib/time';

/** What happened before this sign-in that its owner should know, until they have read it. */
export function FailedAttemptsNotice({
  attempts: { count, lastAt, lastAddress, addresses },
  zone,
  dismiss,
}: {
  attempts: FailedAttempts;
  zone: string;
  dismiss: () => Promise<void>;
}) {
  return (
    <Notice tone="warning">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 flex-1 basis-80">
          Before this sign-in, a wrong password was entered {timesOf(count)}
          {count === 1 ? ', at ' : ', most recently at '}
          <Instant {...momentOf(lastAt, zone)} /> (server time, {describeZone(lastAt, zone)})
          {lastAddress && ` from ${lastAddress}`}
          {addresses > 1 && `, one of ${addresses} addresses`}.{' '}
          <TextLink href="/activity?action=sign_in.failed">See when</TextLink>
        </p>
        <form action={dismiss}>
          <DismissButton />
        </form>
      </div>
    </Notice>
  );
}

function timesOf(count: number): string {
  if (count === 1) return 'once';
  return count > MOST_COUNTED ? `more than ${MOST_COUNTED.toLocaleString('en')} times` : `${count} times`;
}
