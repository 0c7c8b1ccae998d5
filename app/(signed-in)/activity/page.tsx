import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import { page } from '@/app/_request/marked';
import { requireActor } from '@/app/_request/session/actor';
import { EventFilterForm } from '@/components/activity/event-filter-form';
import { EventTable } from '@/components/activity/event-table';
import { viewEvent } from '@/components/activity/event-view';
import { eventsHref, readEventQuery } from '@/components/activity/events-address';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { eventFilter, listEvents } from '@/lib/audit/list-events';
import { config } from '@/lib/config';

export const metadata: Metadata = { title: 'Activity' };

export default page(async function ActivityPage({ searchParams }: PageProps<'/activity'>) {
  const actor = await requireActor();
  const query = readEventQuery(await searchParams);
  const parsed = eventFilter.safeParse(query);
  const zone = config().SERVER_TIME_ZONE;
  const { events, next } = parsed.success
    ? await listEvents(actor, parsed.data, zone)
    : { events: [], next: null };

  return (
    <>
      <PageHeading
        title="Activity"
        sentence="What was done in your account, by whom, and from where. The newest comes first, and nothing is ever removed."
      />
      <EventFilterForm query={query} fault={parsed.error?.issues[0]?.message} />
      {events.length > 0 ? (
        <EventTable events={events.map((event) => viewEvent(event, zone))} />
      ) : (
        <Card flush>
          <EmptyState
            icon={<ScrollText />}
            title="No activity matches"
            sentence="Choose another action, token or time."
            action={<ButtonLink href="/activity">Show all activity</ButtonLink>}
          />
        </Card>
      )}
      <nav aria-label="Pages" className="flex gap-2">
        {query.before && <ButtonLink href={eventsHref(query, undefined)}>Newest</ButtonLink>}
        {next && <ButtonLink href={eventsHref(query, String(next))}>Older</ButtonLink>}
      </nav>
    </>
  );
});
