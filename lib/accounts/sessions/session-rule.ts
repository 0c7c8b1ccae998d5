import { config } from '@/lib/config';
import { Prisma } from '@/lib/db/generated/client';

/**
 * Whether the session `s` still runs, by the database's clock: it has neither expired nor been idle for
 * SESSION_IDLE_HOURS. The one rule for requests, lists, changes and housekeeping.
 */
export function sessionRuns() {
  const { SESSION_IDLE_HOURS } = config();
  return Prisma.sql`(s.expires_at > clock_timestamp()
    AND s.last_seen_at > clock_timestamp() - make_interval(hours => ${SESSION_IDLE_HOURS}))`;
}
