import { Prisma } from '@/lib/db/generated/client';

/** Whether the session `s` still runs, by the database's clock: the one rule for requests, lists and changes. */
export const sessionRuns = Prisma.sql`s.expires_at > clock_timestamp()`;
