import type { EventView } from '@/components/activity/event-view';
import { Instant } from '@/components/ui/instant';

/** Who did what to which token, when and from where. */
export function EventTable({ events }: { events: EventView[] }) {
  return (
    <section
      aria-label="Audit events"
      className="overflow-x-auto rounded-lg border border-line bg-surface shadow-sm"
    >
      <table className="w-full border-collapse text-sm max-sm:block">
        <caption className="sr-only">Audit events, newest first</caption>
        <thead className="max-sm:hidden">
          <tr className="border-b border-line text-left text-muted">
            {['When', 'What', 'Token', 'By', 'From'].map((title) => (
              <th key={title} scope="col" className="px-3.5 py-2 font-medium">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {events.map((event) => (
            <tr
              key={event.id}
              className="border-b border-line last:border-0 max-sm:grid max-sm:gap-0.5 max-sm:px-3.5 max-sm:py-2.5"
            >
              <td className="tabular px-3.5 py-2 max-sm:p-0 max-sm:text-muted">
                <Instant {...event.at} />
              </td>
              <td className="px-3.5 py-2 font-medium max-sm:p-0">{event.action}</td>
              <td className="px-3.5 py-2 max-sm:p-0">
                {event.token && <span className="font-mono break-all">{event.token}</span>}
                {event.detail && <span className="text-muted"> {event.detail}</span>}
              </td>
              <td className="px-3.5 py-2 max-sm:p-0">{event.actor}</td>
              <td className="tabular px-3.5 py-2 text-muted max-sm:p-0">{event.address ?? 'this machine'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
