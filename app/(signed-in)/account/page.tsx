import type { Metadata } from 'next';
import { page } from '@/app/_request/marked';
import { requireActor } from '@/app/_request/session/actor';
import { changePasswordAction, endSessionAction, setContactAction } from '@/app/(signed-in)/account/actions';
import { ContactForm } from '@/components/account/contact-form';
import { PasswordForm } from '@/components/account/password-form';
import { SessionList } from '@/components/account/session-list';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { SectionHeading } from '@/components/ui/section-heading';
import { contactAddresses } from '@/lib/accounts/contact';
import { listSessions } from '@/lib/accounts/sessions/sessions';
import { config } from '@/lib/config';

export const metadata: Metadata = { title: 'Account' };

export default page(async function AccountPage() {
  const actor = await requireActor();
  const [sessions, { first, second }] = await Promise.all([listSessions(actor), contactAddresses(actor)]);
  return (
    <>
      <PageHeading title="Account" sentence={`You are signed in as ${actor.name}.`} />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_26rem]">
        <Card className="grid gap-4">
          <SectionHeading
            title="Where you are signed in"
            sentence="End a session that you do not know, then change your password."
          />
          <SessionList
            sessions={sessions}
            own={actor.sessionId}
            zone={config().SERVER_TIME_ZONE}
            end={endSessionAction}
          />
        </Card>
        <div className="grid gap-6">
          <Card className="grid gap-4">
            <SectionHeading
              title="Contact addresses"
              sentence="Where the operator of this server reaches you. Scripts may read and change them."
            />
            <ContactForm
              key={`${first} ${second}`}
              first={first ?? ''}
              second={second ?? ''}
              action={setContactAction}
            />
          </Card>
          <Card className="grid gap-4">
            <SectionHeading title="Password" sentence="Changing it ends every other session." />
            <PasswordForm action={changePasswordAction} />
          </Card>
        </div>
      </div>
    </>
  );
});
