import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { page } from '@/app/_request/marked';
import { ownPath, signInPath } from '@/app/_request/own-path';
import { currentSession } from '@/app/_request/session/actor';
import { setOwnPasswordAction } from '@/app/new-password/actions';
import { OwnPasswordForm } from '@/components/account/own-password-form';
import { NotFoundPage } from '@/components/frame/not-found-page';
import { ownHref } from '@/components/ui/base-path';
import { Card } from '@/components/ui/card';
import { Instant } from '@/components/ui/instant';
import { momentOf } from '@/components/ui/moment';
import { SubmitButton } from '@/components/ui/submit-button';
import { config } from '@/lib/config';
import { describeZone } from '@/lib/time';

export const metadata: Metadata = { title: 'Choose your password' };

/** All that somebody sees who signed in with a password that somebody else made. */
export default page(async function NewPasswordPage({ searchParams }: PageProps<'/new-password'>) {
  const { next } = await searchParams;
  const target = ownPath(typeof next === 'string' ? next : null);
  const session = await currentSession();
  if (!session) redirect(signInPath(target));
  if (!session.restricted) redirect(target);
  const { actor, passwordExpiresAt } = session;
  const zone = config().SERVER_TIME_ZONE;
  return (
    <NotFoundPage>
      <Card className="grid gap-5">
        <div className="grid gap-1.5">
          <h1 className="text-xl font-semibold">Choose your password</h1>
          <p className="text-sm text-muted">
            You are signed in as <strong className="font-medium text-ink">{actor.name}</strong> with a
            password that was set for you. Replace it with one of your own.
            {passwordExpiresAt && (
              <>
                {' '}
                The one you were given stops working at <Instant {...momentOf(passwordExpiresAt, zone)} />{' '}
                (server time, {describeZone(passwordExpiresAt, zone)}).
              </>
            )}
          </p>
        </div>
        <OwnPasswordForm username={actor.name} next={target} action={setOwnPasswordAction} />
      </Card>
      <form action={ownHref('/sign-out')} method="post" className="justify-self-center">
        <SubmitButton variant="ghost" size="sm">
          Sign out
        </SubmitButton>
      </form>
    </NotFoundPage>
  );
});
