import { Badge } from '@/components/ui/badge';
import { Instant } from '@/components/ui/instant';
import { momentOf } from '@/components/ui/moment';
import { SubmitButton } from '@/components/ui/submit-button';

type Session = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string | null;
  userAgent: string | null;
};

/** The browsers that are signed in, each with a way to end it. */
export function SessionList({
  sessions,
  own,
  zone,
  end,
}: {
  sessions: Session[];
  own: string;
  zone: string;
  end: (form: FormData) => Promise<void>;
}) {
  return (
    <ul className="divide-y divide-line text-sm">
      {sessions.map((session) => (
        <li key={session.id} className="flex items-center justify-between gap-4 py-3 first:pt-0 last:pb-0">
          <div className="grid min-w-0 gap-0.5">
            <span className="flex flex-wrap items-center gap-2 font-medium">
              {browserOf(session.userAgent)}
              {session.id === own && <Badge tone="accent">This browser</Badge>}
            </span>
            <span className="tabular text-muted">
              Last seen <Instant {...momentOf(session.lastSeenAt, zone)} />
              {session.address && ` from ${session.address}`}
            </span>
            <span className="tabular text-muted">
              Signed in <Instant {...momentOf(session.createdAt, zone)} />
            </span>
          </div>
          <form action={end}>
            <input type="hidden" name="session" value={session.id} />
            <SubmitButton
              variant="secondary"
              size="sm"
              aria-label={
                session.id === own
                  ? 'End this session and sign out'
                  : `End the session of ${browserOf(session.userAgent)}`
              }
            >
              {session.id === own ? 'Sign out' : 'End'}
            </SubmitButton>
          </form>
        </li>
      ))}
    </ul>
  );
}

/** The browser and its system, as far as it says; exact enough to tell a phone from a laptop. */
function browserOf(userAgent: string | null): string {
  if (!userAgent) return 'An unnamed browser';
  const browser = /Edg|OPR|Firefox|Chrome|Safari|curl/.exec(userAgent)?.[0];
  const system = /iPhone|iPad|Android|Windows|Mac OS|Linux/.exec(userAgent)?.[0];
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS': 'macOS' };
  if (!browser) return userAgent.slice(0, 40);
  return `${names[browser] ?? browser}${system ? ` on ${names[system] ?? system}` : ''}`;
}
